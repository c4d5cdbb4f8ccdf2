import { codeWordsOf, wordsOf } from '@yinling/ui'

export const zh = {
  heading: '报警', pressed: '按了{n}次', over: '已恢复',
  open: '未办结', closed: '已办结', all: '全部',
  state: '状态', lane: '级别', cause: '原因', street: '街道', everyLane: '全部级别', everyCause: '全部原因', everyStreet: '全部街道',
  who: '老人 / 设备', where: '街道', stage: '进度', onset: '发生', agent: '受理人', duration: '已持续', outcome: '结果',
  none: '没有符合条件的报警', noneOpen: '目前没有未办结报警', shown: '已载入{n}条', shownAll: '共{n}条', clear: '清除筛选',
  resident: '老人：{id}', device: '设备：{id}',
  device1: '设备', residentLink: '老人资料', deviceLink: '设备', incidentLink: '所属批量报警',
  received: '网关收到', ended: '恢复', closedAt: '办结', notYet: '尚未办结', notOver: '尚未恢复', presses: '按键次数', nobody: '尚无人受理',
  timeline: '经过', facts: '概要',
  close: '办结这条技术报警', closeReason: '原因（会写入日志，请勿写姓名）', closeHint: '例如：已现场更换电池', closing: '正在办结…', closeDone: '已办结。',
  hotlineOnly: '涉及老人的报警由热线办结。', viewerOnly: '您的账号只能查看。',
  incidents: '批量报警', incidentsAbout: '同一楼栋、街道或原因的多条技术报警合为一条批量报警。', noIncidents: '没有批量报警', noOpenIncidents: '暂无批量报警',
  ongoing: '未结束', finished: '已结束', scope: '范围', count: '报警数', openCount: '未办结', opened: '开始', closedIncident: '结束', lasts: '持续时间',
  building: '楼栋', streetScope: '街道', districtScope: '全区', wholeDistrict: '全区',
  growth: '报警增长情况', growthLabel: '从{from}到{to}，报警从0增至{count}', growthCount: '报警累计', members: '其中的报警',
  minute: '时间', sum: '累计', picture: '图', table: '表',
  partial: '图中为已载入的{n}条', loadAll: '载入全部',
}
export const en: Record<keyof typeof zh, string> = {
  heading: 'Alarms', pressed: '{n} {n|press|presses}', over: 'over',
  open: 'Open', closed: 'Closed', all: 'All',
  state: 'State', lane: 'Lane', cause: 'Cause', street: 'Street', everyLane: 'Every lane', everyCause: 'Every cause', everyStreet: 'Every street',
  who: 'Resident / device', where: 'Street', stage: 'Stage', onset: 'Onset', agent: 'Accepted by', duration: 'For', outcome: 'Outcome',
  none: 'No alarm matches', noneOpen: 'No open alarm now', shown: '{n} loaded', shownAll: '{n} in all', clear: 'Clear filters',
  resident: 'Resident: {id}', device: 'Device: {id}',
  device1: 'Device', residentLink: 'The resident', deviceLink: 'The device', incidentLink: 'Its incident',
  received: 'Received by the gateway', ended: 'Condition over', closedAt: 'Closed', notYet: 'not yet', notOver: 'not over yet', presses: 'Presses', nobody: 'nobody yet',
  timeline: 'What happened', facts: 'Facts',
  close: 'Close this technical alarm', closeReason: 'Reason (goes into a log: no names please)', closeHint: 'For example: battery changed on site', closing: 'Closing…', closeDone: 'Closed.',
  hotlineOnly: 'An alarm that concerns a person is closed by the hotline.', viewerOnly: 'Your account may only look.',
  incidents: 'Incidents', incidentsAbout: 'Many technical alarms of one building, street or cause are one incident.', noIncidents: 'No incident', noOpenIncidents: 'No open incident',
  ongoing: 'Open', finished: 'Over', scope: 'Scope', count: 'Alarms', openCount: 'Open', opened: 'Began', closedIncident: 'Ended', lasts: 'Lasts',
  building: 'Building', streetScope: 'Street', districtScope: 'District', wholeDistrict: 'The whole district',
  growth: 'How it grew', growthLabel: 'From {from} to {to} the alarms grew from 0 to {count}', growthCount: 'Alarms in all', members: 'Alarms of the incident',
  minute: 'Time', sum: 'In all', picture: 'Picture', table: 'Table',
  partial: 'The picture has the {n} loaded', loadAll: 'Load all',
}

export const t = wordsOf(zh, en)

const events = codeWordsOf(
  {
    raised: '报警', offered: '分派坐席', 'pressed-again': '又按了一次', taken: '热线已收到', accepted: '坐席受理', closed: '办结',
    ended: '已恢复', resumed: '并未恢复', escalated: '升级', 'joined-incident': '并入批量报警',
  },
  {
    raised: 'Raised', offered: 'Offered to a seat', 'pressed-again': 'Pressed again', taken: 'Received by the hotline', accepted: 'Accepted at a seat', closed: 'Closed',
    ended: 'Condition over', resumed: 'Not over after all', escalated: 'Escalated', 'joined-incident': 'Joined an incident',
  },
)
/** An event newer than this page is shown as it came. */
export const eventWord = (kind: string): string => events.word(kind) ?? kind
