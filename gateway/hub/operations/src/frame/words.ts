import { codeWordsOf, language, wordsOf } from '@yinling/ui'
import type { Street } from '../protocol'

export const zh = {
  title: '银铃运营',
  name: '银铃',
  district: '全区', alarms: '报警', incidents: '批量报警', devices: '设备', residents: '老人', persons: '人员', audit: '查阅记录',
  me: '我的账号',
  pages: '主要页面',
  signOut: '退出',
  viewer: '只读',
  live: '实时', connecting: '正在连接', quiet: '数据暂停', lost: '连接中断',
  lostTitle: '与网关的连接已断开',
  lostBody: '屏幕上是 {time} 的内容，不再更新。正在自动重连；报警照常送往热线。',
  quietTitle: '实时数据暂停',
  quietBody: '自 {time} 起没有收到新数据，屏幕上的内容可能已经过时。',
  retry: '立即重连',
  databaseTitle: '数据库中断',
  databaseBody: '读数和报警由网关暂存，恢复后补存；报警照常送往热线。历史和名单暂时查不到。',
  hotlineTitle: '没有热线连接',
  hotlineBody: '报警没有人接。请立即联系热线值班长。',
  nowhere: '没有这个页面', home: '回到首页',
  loading: '正在载入…',
  retryLoad: '重试',
  unreachable: '暂时连不上网关，请稍候再试。',
  forbidden: '您的账号没有这个权限。',
  missing: '没有找到。可能已被删除，或地址有误。',
  busy: '网关正忙，请稍候再试。',
  conflict: '情况已经变化，请刷新后再试。',
  invalid: '填写的内容不符合要求。',
  failed: '没有成功，请重试。',
  skip: '跳到内容',
}
export const en: Record<keyof typeof zh, string> = {
  title: 'Yinling operations',
  name: 'Yinling',
  district: 'District', alarms: 'Alarms', incidents: 'Incidents', devices: 'Devices', residents: 'Residents', persons: 'People', audit: 'Audit log',
  me: 'My account',
  pages: 'Main pages',
  signOut: 'Sign out',
  viewer: 'read only',
  live: 'Live', connecting: 'Connecting', quiet: 'Paused', lost: 'Connection lost',
  lostTitle: 'No connection to the gateway',
  lostBody: 'The screen shows what was known at {time} and does not change. Reconnecting by itself; alarms still go to the hotline.',
  quietTitle: 'Live data is paused',
  quietBody: 'Nothing new has come since {time}; what the screen shows may be out of date.',
  retry: 'Reconnect now',
  databaseTitle: 'Database is down',
  databaseBody: 'The gateway keeps readings and alarms and writes them later; alarms still go to the hotline. History and lists cannot be read now.',
  hotlineTitle: 'No hotline is connected',
  hotlineBody: 'Nobody takes alarms. Tell the hotline supervisor at once.',
  nowhere: 'There is no such page', home: 'To the first page',
  loading: 'Loading…',
  retryLoad: 'Try again',
  unreachable: 'The gateway cannot be reached. Please try again shortly.',
  forbidden: 'Your account may not do this.',
  missing: 'Not found. It may have been deleted, or the address is wrong.',
  busy: 'The gateway is busy. Please try again shortly.',
  conflict: 'Things have changed meanwhile. Please reload and try again.',
  invalid: 'What was entered is not as it must be.',
  failed: 'That did not work. Please try again.',
  skip: 'To the content',
}

export const t = wordsOf(zh, en)

/** 听潮街道 · Tingchao Street */
export const streetName = (street: Street | undefined, code: string): string =>
  (street && (language.value === 'en' ? street.nameEnglish : street.name)) ?? code

/** 听潮 · Tingchao: on a map everything is a street. */
export const shortStreetName = (street: Street): string => streetName(street, street.code).replace(/街道$| (Sub-?district|Street)$/i, '')

const kinds = codeWordsOf(
  { bed: '护理床', kiosk: '终端', watch: '手表' },
  { bed: 'Bed', kiosk: 'Kiosk', watch: 'Watch' },
)
export const kindWord = (kind: string): string => kinds.word(kind) ?? kind

const stages = codeWordsOf(
  { raised: '已报警', offered: '已分派坐席', taken: '热线已收到，待接听', 'in-progress': '处理中', closed: '已办结' },
  { raised: 'Raised', offered: 'Offered to a seat', taken: 'Received, not accepted', 'in-progress': 'In progress', closed: 'Closed' },
)
export const stageWord = (stage: string): string => stages.word(stage) ?? stage
