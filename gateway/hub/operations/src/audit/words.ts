import { causeWord, codeWordsOf, language, laneWord, wordsOf } from '@yinling/ui'
import type { Lane } from '@yinling/ui'
import type { AuditEntry, AuditVerification } from '../protocol'
import { subjectOf } from './subject'
import type { Who } from './who'

export const zh = {
  heading: '查阅记录', about: '谁在什么时候看了、改了什么，都记在这里；只能增加，不能修改。', by: '操作人', byHint: '用户名或姓名', resident: '老人编号', residentHint: '例如 r-0007', clear: '清除筛选', refresh: '刷新',
  shown: '已载入{n}条', shownAll: '共{n}条', none: '没有符合条件的记录', empty: '还没有记录', nobody: '没有叫“{text}”的人员。', several: '有几位都叫“{text}”，请从列表里按用户名选择。', badBy: '用户名只有字母、数字和 . _ @ : -。', badResident: '老人编号只有字母、数字和 -，例如 r-0007。',
  at: '时间', who: '操作人', what: '操作', whose: '老人编号', subject: '说明', console: '服务器命令行（{user}）', stranger: '不认识的用户名', program: '程序', aside: '{what}（{aside}）', ambiguous: '人员与程序同名',

  entry: '第{n}条记录', raw: '原文', hash: '校验码', hashAbout: 'SHA-256，由本条内容和上一条的校验码算出。', onlyBy: '只看此人的记录', onlyResident: '只看这位老人的记录', close: '关闭',
  network: '从{network}', seat: '{seat}号坐席，从{network}', elsewhere: '从{network}，统一身份认证', all: '全部', filter: '{name}：{value}', open: '未办结的', closed: '已办结的', over: '已结束的', present: '在管的', typed: '按姓名等搜索', alarm: '{cause}，{device}',

  verify: '核对记录是否完整', verifying: '正在核对…', intact: '记录完整：共{n}条，逐条相符，与库外留存的{anchors}个校验点也全部一致。', intactAlone: '记录完整：共{n}条，逐条相符；库外还没有校验点可以对照。', nothing: '还没有记录可以核对。',
  changed: '记录不完整：第{at}条与当初写入的不符，被改动过。', missing: '记录不完整：第{at}条不见了。', 'cut-off': '记录不完整：从第{at}条起，后面的记录被删去了。', rebuilt: '记录不完整：第{at}条与库外留存的校验点不符，整本记录被重做过。', other: '记录不完整：第{at}条有问题（{fault}）。',
  upTo: '此前的{n}条完好。请保持现状，马上告知系统维护人员，用更早的备份对照。', checkedAt: '{time}核对', unchecked: '没有核对成，还不知道记录是否完整。', uncheckedThen: '请稍后再试；仍不行请告知系统维护人员。',
}
export const en: Record<keyof typeof zh, string> = {
  heading: 'Audit log', about: 'Who looked at what or changed it, and when. Entries are only added, never changed.', by: 'Who', byHint: 'User name, name', resident: 'Resident', residentHint: 'Id, such as r-0007', clear: 'Clear filters', refresh: 'Refresh',
  shown: '{n} loaded', shownAll: '{n} in all', none: 'No entry matches', empty: 'No entries yet', nobody: 'Nobody is called “{text}”.', several: 'Several are called “{text}”: please choose one of the list by user name.', badBy: 'A user name has only letters, digits and . _ @ : -.', badResident: 'The id of a resident has only letters, digits and -, such as r-0007.',
  at: 'When', who: 'Who', what: 'What', whose: 'Resident', subject: 'About', console: 'Command line of the server ({user})', stranger: 'no known user name', program: 'program', aside: '{what} ({aside})', ambiguous: 'a person and a program of one name',

  entry: 'Entry {n}', raw: 'As written', hash: 'Hash', hashAbout: 'SHA-256 over this entry and the hash of the one before.', onlyBy: 'Only entries of this one', onlyResident: 'Only entries of this resident', close: 'Close',
  network: 'from {network}', seat: 'seat {seat}, from {network}', elsewhere: 'from {network}, by single sign-on', all: 'All', filter: '{name}: {value}', open: 'open ones', closed: 'closed ones', over: 'ended ones', present: 'present ones', typed: 'search for a name or the like', alarm: '{cause}, {device}',

  verify: 'Check that the log is whole', verifying: 'Checking…', intact: 'The log is whole: {n} entries, each as it was written, and all {anchors} anchors kept outside of the database fit.', intactAlone: 'The log is whole: {n} entries, each as it was written; there are no anchors outside of the database yet to compare it with.', nothing: 'There are no entries to check yet.',
  changed: 'The log is NOT whole: entry {at} is not what was written there.', missing: 'The log is NOT whole: entry {at} is gone.', 'cut-off': 'The log is NOT whole: from entry {at} on all was cut off.', rebuilt: 'The log is NOT whole: entry {at} does not fit its anchor outside of the database; the log was made anew.', other: 'The log is NOT whole: entry {at} is wrong ({fault}).',
  upTo: 'The {n} entries before it are right. Please change nothing, tell whoever runs the system at once, and compare with an earlier backup.', checkedAt: 'Checked at {time}', unchecked: 'It could not be checked: whether the log is whole is not known.', uncheckedThen: 'Please try again later; if it fails again, tell whoever runs the system.',
}

export const t = wordsOf(zh, en)

const operations = codeWordsOf(
  {
    signIn: '登录', signInRefused: '登录未通过', signOut: '退出', acceptInvitation: '用一次性登录码登录', changePassword: '修改自己的密码', beginSecondFactor: '开始设置两步验证', beginSecondFactorRefused: '更换两步验证未通过', confirmSecondFactor: '启用两步验证',
    createPerson: '新增人员', changePerson: '修改人员与角色', endPerson: '停用人员账号', resumePerson: '恢复人员账号', invitePerson: '生成一次性登录码', createToken: '新建接口令牌', endToken: '作废接口令牌',
    getLive: '查看老人实时体征', listResidents: '查看老人名册', createResident: '新增老人', getResident: '查看老人资料', changeResident: '修改老人资料', endResident: '结束老人服务', resumeResident: '恢复老人服务', findCallers: '按来电号码查找', exportResidents: '导出老人名册', importResidents: '导入老人名单',
    getCareBed: '查看家庭养老床位', takeCareBedStep: '办理家庭养老床位', listCareBeds: '查看家庭养老床位名单', getPlan: '查看监护方案', putPlan: '修改监护方案', previewPlan: '试算监护方案',
    exportDevices: '导出设备名册', importDevices: '导入设备名册', createDevice: '新增设备', getDevice: '查看设备与体征', changeDeviceFile: '修改设备档案', assignDevice: '分配设备', revokeDevice: '停用设备', rotateDevice: '更换设备密码', endOldPassword: '作废设备旧密码',
    createClaim: '生成绑定码', claimDevice: '用绑定码领取凭证', startSelfTest: '开始安装自检', confirmVoice: '确认通话测试', finishSelfTest: '结束安装自检', listReadings: '查看体征历史', downloadReadings: '下载体征数据',
    listAlarms: '查看报警列表', getAlarm: '查看报警', closeAlarm: '办结技术报警', listIncidentAlarms: '查看批量报警', sendCommand: '下发设备指令', listDeadLetters: '查看拒收的数据',
    offerCase: '收到分派的求助', acceptCase: '受理求助', callParty: '在求助中拨打电话', identifyCaller: '按来电号码查看档案', verifyCaller: '核实来电人身份', addNote: '写处置记录', closeCase: '办结求助', listCases: '查看自己办结的求助', readCase: '查看已办结的求助',
    'account first': '生成首个登录码', 'account add': '新增人员', 'account roles': '修改角色', 'account invite': '生成一次性登录码', 'account drop-factor': '清除两步验证', 'account end': '停用人员账号', 'account resume': '恢复人员账号',
  },
  {
    signIn: 'Signed in', signInRefused: 'Tried to sign in in vain', signOut: 'Signed out', acceptInvitation: 'Signed in by a one-time code', changePassword: 'Changed own password', beginSecondFactor: 'Began to enrol a second factor', beginSecondFactorRefused: 'Tried in vain to replace a second factor', confirmSecondFactor: 'Enrolled a second factor',
    createPerson: 'Added a person', changePerson: 'Changed a person or her roles', endPerson: 'Ended an account', resumePerson: 'Resumed an account', invitePerson: 'Made a one-time code', createToken: 'Made an API token', endToken: 'Ended an API token',
    getLive: 'Watched a resident live', listResidents: 'Looked at the residents', createResident: 'Added a resident', getResident: 'Looked at a record', changeResident: 'Changed a record', endResident: 'Ended the care', resumeResident: 'Resumed the care', findCallers: 'Looked up a caller', exportResidents: 'Exported the residents', importResidents: 'Imported residents',
    getCareBed: 'Looked at a care bed', takeCareBedStep: 'Took a step of a care bed', listCareBeds: 'Looked at the care beds', getPlan: 'Looked at a plan', putPlan: 'Changed a plan', previewPlan: 'Tried a plan',
    exportDevices: 'Exported the devices', importDevices: 'Imported devices', createDevice: 'Added a device', getDevice: 'Looked at a device', changeDeviceFile: 'Changed a device’s file', assignDevice: 'Assigned a device', revokeDevice: 'Revoked a device', rotateDevice: 'Rotated a device’s password', endOldPassword: 'Ended an old device password',
    createClaim: 'Made a claim code', claimDevice: 'Claimed a device', startSelfTest: 'Began a self-test', confirmVoice: 'Confirmed the voice test', finishSelfTest: 'Finished a self-test', listReadings: 'Looked at readings', downloadReadings: 'Downloaded readings',
    listAlarms: 'Looked at alarms', getAlarm: 'Looked at an alarm', closeAlarm: 'Closed a technical alarm', listIncidentAlarms: 'Looked at an incident', sendCommand: 'Told a device something', listDeadLetters: 'Looked at refused data',
    offerCase: 'Was offered a case', acceptCase: 'Accepted a case', callParty: 'Called somebody into a case', identifyCaller: 'Saw whose a number is', verifyCaller: 'Confirmed who calls', addNote: 'Wrote a note', closeCase: 'Closed a case', listCases: 'Looked at own closed cases', readCase: 'Read a closed case',
    'account first': 'Made the first one-time code', 'account add': 'Added a person', 'account roles': 'Changed roles', 'account invite': 'Made a one-time code', 'account drop-factor': 'Dropped a second factor', 'account end': 'Ended an account', 'account resume': 'Resumed an account',
  },
)
/** An operation newer than this page is shown as it came. */
export const operationWord = (operation: string): string => operations.word(operation) ?? operation

const filterNames = codeWordsOf(
  { q: '搜索', street: '街道', risk: '风险', stage: '进度', dueBy: '到期', lane: '级别', cause: '原因', resident: '老人', device: '设备', from: '从', to: '到', reason: '原因' },
  { q: 'Search', street: 'Street', risk: 'Risk', stage: 'Stage', dueBy: 'Due by', lane: 'Lane', cause: 'Cause', resident: 'Resident', device: 'Device', from: 'From', to: 'To', reason: 'Reason' },
)

function filterWords(name: string, value: string, streetName: (code: string) => string): string {
  const word = filterNames.word(name) ?? name
  if (name === 'q') return t('typed')
  if (name === 'open') return t(value === 'true' ? 'open' : 'closed')
  if (name === 'ended') return t(value === 'true' ? 'over' : 'present')
  return t('filter', { name: word, value: valueWord(name, value, streetName) })
}
function valueWord(name: string, value: string, streetName: (code: string) => string): string {
  if (name === 'street') return streetName(value)
  if (name === 'cause') return causeWord(value)
  if (name === 'lane' && /^[1-5]$/.test(value)) return laneWord(Number(value) as Lane)
  return value
}

/** What an entry is about, in words; null where it is about nothing but the resident. */
export function subjectWords(entry: Pick<AuditEntry, 'operation' | 'subject' | 'residentId'>, streetName: (code: string) => string): string | null {
  const told = subjectOf(entry)
  if (!told) return null
  if (told.kind === 'text') return told.text
  if (told.kind === 'alarm') return t('alarm', { cause: causeWord(told.cause), device: told.device })
  if (told.kind === 'network') return t(told.seat !== null ? 'seat' : told.isElsewhere ? 'elsewhere' : 'network', { network: told.network, seat: told.seat ?? '' })
  return told.filters.map(({ name, value }) => filterWords(name, value, streetName)).join(language.value === 'en' ? ', ' : '，') || t('all')
}

/** 李敏（limin） · 李敏 (limin) */
export function whoWords(who: Who): string {
  switch (who.kind) {
    case 'nobody': return t('stranger')
    case 'console': return t('console', { user: who.user })
    case 'person': return t('aside', { what: who.name, aside: who.id })
    case 'program': return t('aside', { what: who.id, aside: t('program') })
    case 'either': return t('aside', { what: who.id, aside: t('ambiguous') })
    case 'unknown': return who.id
  }
}

/** What a check has found, in one sentence. */
export function verdictWords({ entries, fault, brokenAt, anchors, intact }: AuditVerification): string {
  const n = entries.toLocaleString('en')
  if (intact) return entries === 0 ? t('nothing') : t(anchors ? 'intact' : 'intactAlone', { n, anchors: anchors.toLocaleString('en') })
  const at = (brokenAt ?? entries + 1).toLocaleString('en')
  return fault !== null && Object.hasOwn(zh, fault) ? t(fault, { at }) : t('other', { at, fault: fault ?? '?' })
}
