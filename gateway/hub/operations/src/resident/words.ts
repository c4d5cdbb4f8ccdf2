import { codeWordsOf, wordsOf } from '@yinling/ui'

export const zh = {
  heading: '老人资料', preferred: '请称呼', home: '住址', entry: '入户方式', keySafe: '钥匙盒：{where}；', noEntry: '没有入户方式记录，请问联系人', phone: '本人电话', dialect: '方言', mobility: '行动能力', mainsDevice: '依赖用电', illnesses: '疾病', medicines: '用药', none: '无记录',
  looks: '谁看过这份资料', contacts: '联系人（按呼叫顺序）', noContacts: '没有联系人记录', call: '拨打{name}', noRisk: '未评估风险', ended: '已于{day}结束服务',
  now: '现在', nothing: '设备还没有测量数据', history: '体征与作息',
  devices: '家中设备', noDevices: '还没有分配设备', alarms: '报警记录', noAlarms: '没有报警记录', allAlarms: '全部报警',
  plan: '监护方案', planDefault: '按默认阈值监护', planPersonal: '有{n}项个人设置，{day}由{by}修改', editPlan: '查看和调整',
  bed: '家庭养老床位', stage: '进度', eligible: '符合条件', ineligible: '不符合：{reasons}', unassessed: '尚未评估',
}
export const en: Record<keyof typeof zh, string> = {
  heading: 'Resident', preferred: 'Address as', home: 'Home', entry: 'How to get in', keySafe: 'Key safe: {where};', noEntry: 'Nothing on record about getting in: ask a contact', phone: 'Own phone', dialect: 'Dialect', mobility: 'Mobility', mainsDevice: 'Needs electricity', illnesses: 'Illnesses', medicines: 'Medicines', none: 'nothing on record',
  looks: 'Who has looked at this record', contacts: 'Contacts, in the order of calling', noContacts: 'No contact on record', call: 'Call {name}', noRisk: 'risk not assessed', ended: 'Care ended on {day}',
  now: 'Now', nothing: 'The devices have measured nothing yet', history: 'Vitals and rest',
  devices: 'Devices of the home', noDevices: 'No device assigned yet', alarms: 'Alarms', noAlarms: 'No alarm on record', allAlarms: 'All alarms',
  plan: 'Monitoring plan', planDefault: 'Watched with the default thresholds', planPersonal: '{n} personal {n|setting|settings}, changed {day} by {by}', editPlan: 'See and change',
  bed: 'Family-care bed', stage: 'Stage', eligible: 'eligible', ineligible: 'not eligible: {reasons}', unassessed: 'not assessed yet',
}

export const t = wordsOf(zh, en)

const stages = codeWordsOf(
  { applied: '已申请', screened: '已初审', assessed: '已评估', approved: '已批准', refused: '未批准', equipped: '已配置', installed: '已安装', withdrawn: '已撤回', 'handed-back': '已退还' },
  { applied: 'applied', screened: 'papers looked at', assessed: 'assessed', approved: 'approved', refused: 'refused', equipped: 'equipped', installed: 'installed', withdrawn: 'withdrawn', 'handed-back': 'handed back' },
)
export const bedStageWord = (stage: string): string => stages.word(stage) ?? stage

const reasons = codeWordsOf(
  { 'not-registered': '非本区户籍', 'not-living-here': '不住在本区', 'under-60': '未满60岁', 'no-hardship': '无经济困难', 'not-disabled': '能力完好' },
  { 'not-registered': 'not registered here', 'not-living-here': 'does not live here', 'under-60': 'under 60', 'no-hardship': 'no hardship', 'not-disabled': 'not disabled' },
)
export const ineligibleWord = (reason: string): string => reasons.word(reason) ?? reason
