import { codeWordsOf, language, wordsOf } from '@yinling/ui'
import type { Tag } from './scopes'

export const zh = {
  heading: '接口令牌', people: '人员', about: '其他系统凭令牌使用网关接口。每个程序用自己的令牌，只给用得到的权限；查阅老人资料会以令牌名称记入查阅记录。',
  count: '共{n}个', none: '还没有程序使用接口。', add: '新建令牌', name: '名称', may: '权限', until: '有效至', state: '状态',
  good: '有效', soon: '还剩{n}天', lastDay: '今天到期', expired: '已过期', read: '读取', write: '修改', everything: '全部', everythingAbout: '读取和修改程序可用的一切',
  end: '作废', clear: '删除', endOne: '作废{name}', clearOne: '删除{name}', endConfirm: '确定作废令牌 {name}？', clearConfirm: '确定删除已过期的令牌 {name}？', cancel: '取消',
  endAbout: '使用它的程序会立即用不了接口，不能恢复；要再用，须新建令牌并换到程序里。', clearAbout: '它已经不能使用。删除后，这个名称可以再用。', ended: '令牌 {name} 已作废。', cleared: '令牌 {name} 已删除。', gone: '令牌 {name} 已经不在了。',

  newHeading: '新建接口令牌', back: '回到令牌列表', nameHint: '用程序或单位的名字，例如 statistics；字母、数字或 . _ -，建好后不能改。', enterName: '请输入名称。', badName: '只能用字母、数字和 . _ -，以字母或数字开头，最多63个。', nameTaken: '已有同名的令牌。请换一个名称，或先作废那一个。',
  scopes: '可以做什么', scopesAbout: '只勾选这个程序用得到的。', pick: '{verb}{tag}', needScope: '请至少勾选一项。', allOfIt: '全部权限', allAbout: '程序可用的一切，今后新增的也包括。一般用不着。',
  lasting: '有效期', quarter: '90天（至{day}）', year: '1年（至{day}）', day: '指定日期', dayLabel: '到期日', dayHint: '当天24时前有效，最晚{last}。', needDay: '请选择到期日。', pastDay: '到期日不能早于今天。', lateDay: '最长两年，到期日最晚{last}。', badUntil: '到期日要晚于现在，最长两年。',
  make: '建立令牌', making: '正在建立…',

  slipHeading: '令牌已建好，请马上复制', slipFor: '{name}，有效至{time}。', slipOnce: '只显示这一次，离开后无法再查看。', token: '令牌', copy: '复制令牌', copied: '已复制。', copyByHand: '浏览器不让复制。令牌已选中，请按 Ctrl+C。',
  slipHow: '程序每次请求都带上这个请求头：', slipCare: '令牌等于密码：只交给负责这个程序的人，不要发在群里，不要写进文档。遗失或泄露，请马上作废，再新建一个。', handed: '我已保存好',
}
export const en: Record<keyof typeof zh, string> = {
  heading: 'API tokens', people: 'People', about: 'Other systems use the gateway by a token. Give each program its own, with only what it needs; what it looks at stands in the audit log under the name of its token.',
  count: '{n} in all', none: 'No program uses the API yet.', add: 'New token', name: 'Name', may: 'What it may', until: 'Good until', state: 'State',
  good: 'Good', soon: '{n} days left', lastDay: 'Expires today', expired: 'Expired', read: 'Read', write: 'Change', everything: 'Everything', everythingAbout: 'Read and change all that a program may',
  end: 'End', clear: 'Remove', endOne: 'End {name}', clearOne: 'Remove {name}', endConfirm: 'End the token {name}?', clearConfirm: 'Remove the expired token {name}?', cancel: 'Cancel',
  endAbout: 'The program that uses it is shut out at once, for good; it would need a new token.', clearAbout: 'It can no longer be used. Once removed, its name is free again.', ended: 'The token {name} is ended.', cleared: 'The token {name} is removed.', gone: 'The token {name} was gone already.',

  newHeading: 'New API token', back: 'Back to the tokens', nameHint: 'The name of the program or the office, such as statistics. Letters, digits and . _ - only; it cannot be changed later.', enterName: 'Please enter a name.', badName: 'Only letters, digits and . _ -, a letter or digit first, 63 at most.', nameTaken: 'There is a token of that name. Please choose another, or end that one first.',
  scopes: 'What it may', scopesAbout: 'Only what this program needs.', pick: '{verb}: {tag}', needScope: 'Please tick one at least.', allOfIt: 'Everything', allAbout: 'All that a program may, also what is added later. Hardly ever needed.',
  lasting: 'How long', quarter: '90 days (to {day})', year: '1 year (to {day})', day: 'Until a date', dayLabel: 'Last day', dayHint: 'Good to the end of that day; {last} at the latest.', needDay: 'Please choose the last day.', pastDay: 'The last day cannot be in the past.', lateDay: 'Two years at most: {last} at the latest.', badUntil: 'Must be later than now, and within two years.',
  make: 'Make the token', making: 'Making it…',

  slipHeading: 'The token is made: copy it now', slipFor: '{name}, good until {time}.', slipOnce: 'Shown this once. It cannot be looked up later.', token: 'Token', copy: 'Copy the token', copied: 'Copied.', copyByHand: 'The browser does not allow it. The token is selected: press Ctrl+C.',
  slipHow: 'The program sends this header with each request:', slipCare: 'A token is a password: give it to whoever runs the program and nobody else, not by group message, not in a document. If it is lost or leaked, end it at once and make another.', handed: 'I have stored it',
}

export const t = wordsOf(zh, en)

const tagWords = codeWordsOf<Tag>(
  { district: '全区概况', residents: '老人资料', plans: '监护方案', devices: '设备', readings: '体征读数', alarms: '报警', commands: '设备指令', upkeep: '运行维护' },
  { district: 'District', residents: 'Residents', plans: 'Monitoring plans', devices: 'Devices', readings: 'Readings', alarms: 'Alarms', commands: 'Commands', upkeep: 'Upkeep' },
)
export const tagWord = (tag: string): string => tagWords.word(tag) ?? tag

const tagNotes = codeWordsOf<Tag>(
  {
    district: '街道、场所和实时情况。', residents: '姓名、住址、疾病、联系人等敏感个人信息。', plans: '报警阈值、作息时段、外出。', devices: '名册和在线状态；修改包括更换密码、停用设备。',
    readings: '心率、呼吸等测量数据。', alarms: '报警和批量报警；修改指办结技术报警。', commands: '已下发的指令；修改指下发指令，会直接作用于设备。', upkeep: '拒收的数据、查阅记录。',
  },
  {
    district: 'Streets, places and what is live.', residents: 'Names, addresses, illnesses, contacts: sensitive personal information.', plans: 'Limits, hours of the day, absences.', devices: 'The register and who is online; to change is also to rotate passwords and to revoke.',
    readings: 'Heart rate, breathing and all else that is measured.', alarms: 'Alarms and incidents; to change is to close technical ones.', commands: 'What devices were told; to change is to tell them something.', upkeep: 'Refused data, and the audit log.',
  },
)
export const tagNote = (tag: Tag): string => tagNotes.word(tag) ?? ''

/** 设备、报警 · Devices, Alarms */
export const tagList = (given: readonly string[]): string => given.map(tagWord).join(language.value === 'en' ? ', ' : '、')
