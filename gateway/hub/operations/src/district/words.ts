import { wordsOf } from '@yinling/ui'

export const zh = {
  heading: '全区概览',
  map: '地图', table: '表格', show: '显示为',
  beds: '{n}床', offline: '{n}台离线', allOnline: '全部在线',
  mapLabel: '全区16个街道，每个街道可进入',
  legend: '颜色和图形表示该街道最紧急的未办结报警',
  none: '无报警',
  street: '街道', bedsOnline: '在线床', bedsOffline: '离线床', watchesOnline: '在线手表', kiosksOnline: '在线终端', worst: '最紧急',
  now: '现在', online: '在线', offlineWord: '离线',
  bed: '护理床', watch: '手表', kiosk: '终端',
  alarmsOpen: '未办结报警', untaken: '热线还没收到{n}条',
  rate: '读数', perSecond: '条/秒', rateLabel: '最近{minutes}分钟每秒读数，最高{most}，现在{now}',
  hotlines: '热线连接', database: '数据库', ready: '正常', notReady: '中断',
  newest: '最新报警', allAlarms: '全部报警', quietNow: '目前没有未办结报警', more: '还有{n}条',
  incidents: '批量报警', noIncidents: '暂无批量报警', allIncidents: '全部批量报警',
  members: '{open} / {count} 未办结',
  waiting: '正在等待第一批数据…',
  noStreets: '还没有街道。导入老人名单后，街道会出现在这里。',
}
export const en: Record<keyof typeof zh, string> = {
  heading: 'District at a glance',
  map: 'Map', table: 'Table', show: 'Show as',
  beds: '{n} {n|bed|beds}', offline: '{n} offline', allOnline: 'all online',
  mapLabel: 'The 16 streets of the district, each a link',
  legend: 'Shape and colour of a street: its most urgent open alarm',
  none: 'no alarm',
  street: 'Street', bedsOnline: 'Beds online', bedsOffline: 'Beds offline', watchesOnline: 'Watches online', kiosksOnline: 'Kiosks online', worst: 'Most urgent',
  now: 'Now', online: 'online', offlineWord: 'offline',
  bed: 'Beds', watch: 'Watches', kiosk: 'Kiosks',
  alarmsOpen: 'Open alarms', untaken: '{n} not with a hotline yet',
  rate: 'Readings', perSecond: 'per second', rateLabel: 'Readings per second over the last {minutes} minutes, at most {most}, now {now}',
  hotlines: 'Hotlines', database: 'Database', ready: 'ready', notReady: 'down',
  newest: 'Newest alarms', allAlarms: 'All alarms', quietNow: 'No open alarm now', more: '{n} more',
  incidents: 'Open incidents', noIncidents: 'No open incident', allIncidents: 'All incidents',
  members: '{open} of {count} open',
  waiting: 'Waiting for the first data…',
  noStreets: 'No street yet. Streets appear here once residents have been imported.',
}

export const t = wordsOf(zh, en)
