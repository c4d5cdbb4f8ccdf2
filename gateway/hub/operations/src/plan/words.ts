import { codeWordsOf, wordsOf } from '@yinling/ui'

export const zh = {
  heading: '监护方案', back: '回到老人资料', about: '空着的为默认值；填了的只对这位老人有效，保存后立即生效。', changed: '{day}由{by}修改', never: '没有个人设置',
  rule: '规则', defaultOf: '默认{value}', range: '{least}至{most}', isDefault: '默认', on: '启用', off: '停用', defaultOn: '默认（启用）', defaultOff: '默认（停用）', reset: '恢复默认', personal: '个人',
  low: '下限', high: '上限', hysteresis: '恢复余量', after: '持续', from: '从', to: '到', by: '最晚', enough: '恢复到', every: '心跳间隔', missed: '缺失次数',
  perMinute: '次/分', celsius: '℃', percent: '%', times: '次', seconds: '秒', minutes: '分钟',
  invalid: '请填{least}至{most}的整数', invalidTime: '请填时间，如 21:30', apart: '上限与下限之差须大于两倍恢复余量', order: '恢复值不能低于下限',
  visits: '护理员上门时段', visitsAbout: '上门期间不报离床、门未关、无活动和未起床。', noVisits: '没有固定上门', addVisit: '增加时段', days: '星期', remove: '删除',
  absences: '外出', absencesAbout: '住院、探亲等外出期间，不报与人有关的规则。设备求助照常。', noAbsences: '没有登记外出', addAbsence: '登记外出', until: '预计返回（可空）', reason: '事由', start: '开始',
  preview: '试算', previewAbout: '用历史数据回放，看看改后会多报或少报什么。不会保存，也不会呼叫任何人。', span: '时段', day1: '最近1天', day3: '最近3天', day7: '最近7天', run: '用历史数据试算', running: '正在试算…',
  result: '共回放{n}条历史数据', before: '现在', afterChange: '改后', sums: '现在会报{present}次，改后会报{changed}次：新增{added}，减少{gone}。', nothing: '两种方案在这段时间都不会报警。',
  new: '新增', gone: '不再报', same: '不变', verdict: '变化', cause: '原因', onset: '发生', ended: '结束', lasts: '未结束', outdated: '方案又改过，请重新试算',
  save: '保存方案', saving: '正在保存…', saved: '已保存，已生效。', unsaved: '有未保存的修改', undo: '放弃修改', viewer: '您的账号只能查看和试算。', conflict: '方案刚刚被别人改过。已载入最新内容，请重新修改。',
}
export const en: Record<keyof typeof zh, string> = {
  heading: 'Monitoring plan', back: 'Back to the resident', about: 'Empty is the default; what is filled in holds for this resident only, and at once when saved.', changed: 'changed {day} by {by}', never: 'nothing personal',
  rule: 'Rule', defaultOf: 'default {value}', range: '{least} to {most}', isDefault: 'default', on: 'on', off: 'off', defaultOn: 'default (on)', defaultOff: 'default (off)', reset: 'Back to default', personal: 'personal',
  low: 'Low', high: 'High', hysteresis: 'Hysteresis', after: 'For', from: 'From', to: 'To', by: 'At the latest', enough: 'Enough from', every: 'Heartbeat every', missed: 'Missed',
  perMinute: '/min', celsius: '°C', percent: '%', times: 'times', seconds: 's', minutes: 'min',
  invalid: 'A whole number from {least} to {most}, please', invalidTime: 'A time please, such as 21:30', apart: 'High and low must be further apart than twice the hysteresis', order: 'Enough must not be less than low',
  visits: 'Carer visits', visitsAbout: 'During a visit no alarm for bed exit, open door, inactivity or not being up.', noVisits: 'No regular visit', addVisit: 'Add a visit', days: 'Days', remove: 'Remove',
  absences: 'Absences', absencesAbout: 'In hospital or away: rules about the person are silent. Calls for help by a device still come.', noAbsences: 'No absence entered', addAbsence: 'Enter an absence', until: 'Back on (may be empty)', reason: 'Reason', start: 'From',
  preview: 'Try it', previewAbout: 'Replays past readings and shows what would be raised more or less. Nothing is saved and nobody called.', span: 'Time span', day1: 'Last day', day3: 'Last 3 days', day7: 'Last 7 days', run: 'Try on past readings', running: 'Replaying…',
  result: '{n} readings replayed', before: 'Now', afterChange: 'Changed', sums: '{present} now, {changed} with the change: {added} more, {gone} fewer.', nothing: 'Neither plan would have raised anything in this time.',
  new: 'new', gone: 'no longer', same: 'same', verdict: 'Change', cause: 'Cause', onset: 'Onset', ended: 'Over', lasts: 'not over', outdated: 'The plan has changed again: try once more',
  save: 'Save the plan', saving: 'Saving…', saved: 'Saved and in force.', unsaved: 'There are unsaved changes', undo: 'Undo changes', viewer: 'Your account may look and try, not save.', conflict: 'Somebody has just changed this plan. The latest is loaded; please make your changes again.',
}

export const t = wordsOf(zh, en)

const names = codeWordsOf(
  { heartRate: '心率', breathing: '呼吸', apnoea: '呼吸暂停', bedExit: '夜间离床未归', door: '夜间门未关', notUp: '到点未起床', inactivity: '白天无活动', room: '室温', battery: '电量', sensor: '传感器故障', heartbeat: '设备失联', quiet: '低电量静默时段' },
  { heartRate: 'Heart rate', breathing: 'Breathing', apnoea: 'Breathing stopped', bedExit: 'Out of bed at night', door: 'Door open at night', notUp: 'Not up', inactivity: 'No activity by day', room: 'Room temperature', battery: 'Battery', sensor: 'Sensor fault', heartbeat: 'Silent device', quiet: 'Quiet hours for a low battery' },
)
export const ruleWord = (rule: string): string => names.word(rule) ?? rule

const days = codeWordsOf(
  { MONDAY: '一', TUESDAY: '二', WEDNESDAY: '三', THURSDAY: '四', FRIDAY: '五', SATURDAY: '六', SUNDAY: '日' },
  { MONDAY: 'Mo', TUESDAY: 'Tu', WEDNESDAY: 'We', THURSDAY: 'Th', FRIDAY: 'Fr', SATURDAY: 'Sa', SUNDAY: 'Su' },
)
export const weekdays = days.codes
export const dayWord = (day: string): string => days.word(day) ?? day
