import { wordsOf } from '@yinling/ui'

export const zh = {
  heading: '街道', devices: '设备', alarms: '未办结报警', none: '没有未办结报警', noDevices: '这个街道还没有设备', residents: '本街道老人', total: '共{n}台',
  beds: '护理床', watches: '手表', kiosks: '终端', online: '在线{online}，离线{offline}',
}
export const en: Record<keyof typeof zh, string> = {
  heading: 'Street', devices: 'Devices', alarms: 'Open alarms', none: 'No open alarm', noDevices: 'No device in this street yet', residents: 'Residents of this street', total: '{n} in all',
  beds: 'Beds', watches: 'Watches', kiosks: 'Kiosks', online: '{online} online, {offline} offline',
}

export const t = wordsOf(zh, en)
