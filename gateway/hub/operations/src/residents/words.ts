import { wordsOf } from '@yinling/ui'

export const zh = {
  heading: '老人', search: '姓名、编号或电话末四位', street: '街道', everyStreet: '全部街道', risk: '风险', everyRisk: '全部风险', ended: '在管与已结束', present: '在管', gone: '已结束服务',
  name: '姓名', about: '性别、年龄', id: '编号', alarms: '未办结报警', none: '没有符合条件的老人', shown: '已载入{n}人', shownAll: '共{n}人', clear: '清除筛选',
  import: '导入CSV', export: '导出CSV', noRisk: '未评估',
  importHeading: '导入名单', residents: '老人名单', devices: '设备名册', what: '导入内容', file: '选择CSV文件（UTF-8）', columns: '列：{list}',
  residentColumns: '编号、姓名、称呼、性别、出生日期、电话、街道、地址、楼栋、门牌、钥匙盒、进门说明、方言、行动能力、疾病、用药、风险等级、联系人1姓名、联系人1关系、联系人1电话……（表头中英文均可）',
  deviceColumns: '编号、类型、序列号、型号、语音号码、老人编号、住所编号、场所编号（表头中英文均可）',
  try: '先校验（不导入）', go: '导入', going: '正在处理…', tried: '校验结果，尚未导入', taken: '导入完成', lines: '行数', added: '新增', changed: '修改', unchanged: '未变', refused: '未通过',
  refusedHeading: '未通过的行', line: '行', column: '列', reason: '原因', wholeLine: '整行', allGood: '所有行都符合要求。', csvRefused: '下载错误清单', template: '导出现有名单作为模板', viewer: '您的账号不能导入。',
}
export const en: Record<keyof typeof zh, string> = {
  heading: 'Residents', search: 'Name, id or end of phone number', street: 'Street', everyStreet: 'Every street', risk: 'Risk', everyRisk: 'Every risk', ended: 'Present or past', present: 'Present', gone: 'No longer looked after',
  name: 'Name', about: 'Sex, age', id: 'Id', alarms: 'Open alarms', none: 'No resident matches', shown: '{n} loaded', shownAll: '{n} in all', clear: 'Clear filters',
  import: 'Import CSV', export: 'Export CSV', noRisk: 'not assessed',
  importHeading: 'Import', residents: 'Residents', devices: 'Devices', what: 'What to import', file: 'Choose a CSV file (UTF-8)', columns: 'Columns: {list}',
  residentColumns: 'id, name, preferredName, sex, bornOn, phone, street, address, building, door, keySafe, entryNote, dialect, mobility, illnesses, medicines, risk, mainsDevice, contact1Name, contact1Relation, contact1Phone, …',
  deviceColumns: 'id, kind, serial, model, voice, residentId, homeId, placeId',
  try: 'Check first (nothing is imported)', go: 'Import', going: 'Working…', tried: 'Checked, nothing imported yet', taken: 'Imported', lines: 'Lines', added: 'Added', changed: 'Changed', unchanged: 'Unchanged', refused: 'With errors',
  refusedHeading: 'Lines with errors', line: 'Line', column: 'Column', reason: 'Reason', wholeLine: 'the whole line', allGood: 'Every line is as it must be.', csvRefused: 'Errors as CSV', template: 'Export the present list as a template', viewer: 'Your account may not import.',
}

export const t = wordsOf(zh, en)
