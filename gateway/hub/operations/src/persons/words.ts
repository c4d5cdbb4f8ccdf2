import { codeWordsOf, language, wordsOf } from '@yinling/ui'
import type { PersonRole, Role } from '../protocol'
import type { Bound } from './roles'
import { grouped } from './roles'

export const zh = {
  heading: '人员与权限', access: '人员和程序', search: '用户名或姓名', role: '角色', everyRole: '全部角色', ended: '可登录与已停用', present: '可登录', gone: '已停用', clear: '清除筛选',
  shown: '已载入{n}人', shownAll: '共{n}人', none: '没有符合条件的人员', add: '新增人员',
  id: '用户名', name: '姓名', roles: '角色', secondFactor: '两步验证', changed: '最近修改', state: '状态', has: '已启用', hasNot: '未启用', robot: '演示机器人',
  changedBy: '{time}，由{by}', changedItself: '{time}',

  person: '人员', back: '回到人员列表', looks: '此人的查阅记录', rights: '姓名和角色', noRoles: '还没有角色。没有角色的人登录后看不到内容。', remove: '移除', removeRole: '移除{role}',
  addRole: '添加角色', chooseRole: '选择角色…', scope: '范围', choose: '请选择…', residentId: '老人编号', residentHint: '老人资料页上的编号，例如 r-0007', addIt: '添加',
  needRole: '请先选择角色。', needBound: '请选择范围。', needResident: '请填写老人编号，只有字母、数字和 -。', already: '这个角色已经有了。', pending: '选好的角色还没有添加，请先按“添加”，或清空选择。', needOne: '请至少添加一个角色。',
  unnamed: '{kind}{id}', noSuch: '没有{what}，请移除后重新添加。', noPlaces: '还没有登记场所。', noStreets: '还没有登记街道。',
  save: '保存', saving: '正在保存…', saved: '已保存，立即生效。', unsaved: '有未保存的修改', undo: '放弃修改', viewer: '您的账号只能查看。',
  conflict: '刚刚有人改过这位人员。已载入最新内容，请重新修改。', lastOperator: '这是最后一位运行管理员，不能去掉。请先把这个角色给另一个人。',

  account: '账号', password: '密码', passwordSet: '已设置', passwordNone: '尚未设置', oneTimeUntil: '登录码有效至', endedSince: '停用时间',
  invite: '生成一次性登录码', inviteAbout: '首次登录或忘记密码时用。原来的登录码作废；在设置新密码之前，旧密码仍可使用。',
  end: '停用账号', endAbout: '会立即退出登录，之后不能再登录。做过的操作仍留在审计日志里。以后可以恢复。', endSelf: '这是您自己的账号：停用后您会立即退出。', endConfirm: '确定停用{name}（{id}）的账号？', cancel: '取消', resume: '恢复账号', resumed: '已恢复，可以登录。',

  slipHeading: '银铃一次性登录码', slipFor: '{name}（{id}）', slipGood: '有效至{time}，只能用一次。', slipHow: '在“银铃运营”的登录页选“使用一次性登录码”，输入后设置自己的密码。', slipCare: '只显示这一次。请当面交给本人，不要用短信或群消息发送。', print: '打印', handed: '我已交给本人',

  newHeading: '新增人员', newAbout: '保存后会给出一次性登录码，本人用它登录并设置密码。', idHint: '登录时用，建好后不能改；字母、数字或 . _ @ -', enter: '建立账号', entering: '正在建立…',
  enterId: '请输入用户名。', badId: '只能用字母、数字和 . _ @ -，以字母或数字开头，最多64个。', enterFullName: '请输入姓名。', idTaken: '这个用户名已经有人用，请换一个。',
}
export const en: Record<keyof typeof zh, string> = {
  heading: 'People and roles', access: 'People and programs', search: 'User name or name', role: 'Role', everyRole: 'Every role', ended: 'May sign in, or ended', present: 'May sign in', gone: 'Ended', clear: 'Clear filters',
  shown: '{n} loaded', shownAll: '{n} in all', none: 'Nobody matches', add: 'Add a person',
  id: 'User name', name: 'Name', roles: 'Roles', secondFactor: 'Second factor', changed: 'Last change', state: 'State', has: 'enrolled', hasNot: 'none', robot: 'demo robot',
  changedBy: '{time}, by {by}', changedItself: '{time}',

  person: 'Person', back: 'Back to the list', looks: 'What this person looked at', rights: 'Name and roles', noRoles: 'No role yet. Without one there is nothing to see.', remove: 'Remove', removeRole: 'Remove {role}',
  addRole: 'Add a role', chooseRole: 'Choose a role…', scope: 'Bound to', choose: 'Please choose…', residentId: 'Id of the resident', residentHint: 'As on the page of the resident, such as r-0007', addIt: 'Add',
  needRole: 'Please choose a role first.', needBound: 'Please choose what it is bound to.', needResident: 'Please enter the id of a resident: letters, digits and - only.', already: 'That role is there already.', pending: 'The role you chose is not added yet: press Add first, or clear the choice.', needOne: 'Please add one role at least.',
  unnamed: '{kind} {id}', noSuch: 'There is no {what}; please remove it and add the right one.', noPlaces: 'No places are registered yet.', noStreets: 'No streets are registered yet.',
  save: 'Save', saving: 'Saving…', saved: 'Saved and in force.', unsaved: 'There are unsaved changes', undo: 'Undo changes', viewer: 'Your account may only look.',
  conflict: 'Somebody has just changed this person. The latest is loaded; please make your changes again.', lastOperator: 'This is the last operator and must stay one. Please give the role to somebody else first.',

  account: 'Account', password: 'Password', passwordSet: 'set', passwordNone: 'not set yet', oneTimeUntil: 'Code good until', endedSince: 'Ended',
  invite: 'New one-time code', inviteAbout: 'For the first sign-in or a forgotten password. An earlier code ends; the present password counts until another is set.',
  end: 'End the account', endAbout: 'Signs this person out at once; there is no signing in until you resume the account. What was done stays in the audit log.', endSelf: 'This is your own account: you would be signed out at once.', endConfirm: 'End the account of {name} ({id})?', cancel: 'Cancel', resume: 'Resume the account', resumed: 'Resumed: may sign in again.',

  slipHeading: 'Yinling one-time code', slipFor: '{name} ({id})', slipGood: 'Good once, until {time}.', slipHow: 'On the sign-in page of Yinling operations choose Use a one-time code, type it and set a password.', slipCare: 'Shown this once. Please hand it over in person, not by text or group message.', print: 'Print', handed: 'I have handed it over',

  newHeading: 'Add a person', newAbout: 'You get a one-time code for the person to sign in with and set a password.', idHint: 'For signing in; cannot be changed later. Letters, digits and . _ @ -', enter: 'Make the account', entering: 'Making it…',
  enterId: 'Please enter a user name.', badId: 'Only letters, digits and . _ @ -, a letter or digit first, 64 at most.', enterFullName: 'Please enter the name.', idTaken: 'That user name is taken. Please choose another.',
}

export const t = wordsOf(zh, en)

const roles = codeWordsOf(
  {
    operator: '运行管理员', viewer: '只读值班', supervisor: '热线主管', agent: '话务员', 'street-staff': '街道干事', caregiver: '护理员', canteen: '助餐点', driver: '司机',
    'activity-leader': '活动组织者', shop: '商户', family: '家属', auditor: '审计员', service: '程序接口',
  },
  {
    operator: 'Operator', viewer: 'Viewer', supervisor: 'Hotline supervisor', agent: 'Agent', 'street-staff': 'Street staff', caregiver: 'Caregiver', canteen: 'Canteen', driver: 'Driver',
    'activity-leader': 'Activity leader', shop: 'Shop', family: 'Family', auditor: 'Auditor', service: 'Service',
  },
)
export const roleWord = (role: string): string => roles.word(role) ?? role

const duties = codeWordsOf(
  {
    operator: '管理设备、老人资料、人员和权限。', viewer: '查看全区运行情况，不能修改。', supervisor: '管理热线，查看全区运行情况。', agent: '在热线坐席接听和处置。', 'street-staff': '处理一个街道的事务。', caregiver: '上门照护老人。',
    canteen: '经营一个助餐点。', driver: '接送老人或送餐。', 'activity-leader': '在一个场所组织活动。', shop: '在一个场所提供商品和服务。', family: '查看家中老人的情况。', auditor: '查看审计日志和人员，不能修改。',
  },
  {
    operator: 'Runs devices, records of residents, people and roles.', viewer: 'Sees the whole district, changes nothing.', supervisor: 'Leads the hotline, sees the whole district.', agent: 'Answers at a seat of the hotline.', 'street-staff': 'Works for one street.', caregiver: 'Looks after residents at home.',
    canteen: 'Runs a canteen.', driver: 'Drives residents or meals.', 'activity-leader': 'Leads activities at a place.', shop: 'Sells at a place.', family: 'Sees how their own resident is.', auditor: 'Reads the audit log and people, changes nothing.',
  },
)
export const dutyWord = (role: string): string => duties.word(role) ?? ''

const kinds = codeWordsOf({ street: '街道', place: '场所', resident: '老人' }, { street: 'Street', place: 'Place', resident: 'Resident' })
export const kindWord = (kind: string): string => kinds.word(kind) ?? kind

const states = codeWordsOf(
  { active: '正常', invited: '待首次登录', uninvited: '待发登录码', ended: '已停用' },
  { active: 'Active', invited: 'Invited', uninvited: 'Needs a code', ended: 'Ended' },
)
export const stateWord = (state: string): string => states.word(state) ?? state

const isEnglish = () => language.value === 'en'
const joined = (words: string[]) => words.join(isEnglish() ? ', ' : '、')

/** 街道干事（听潮街道、望鹤街道） · Street staff (Tingchao Street, Wanghe Street) */
export function groupWords(role: Role, bounds: readonly Bound[], nameOf: (bound: Bound) => string): string {
  if (!bounds.length) return roleWord(role)
  const names = joined(bounds.map(nameOf))
  return isEnglish() ? `${roleWord(role)} (${names})` : `${roleWord(role)}（${names}）`
}

/** All of somebody's roles in one line. */
export const rolesWords = (given: readonly PersonRole[], nameOf: (bound: Bound) => string): string =>
  joined(grouped(given).map(({ role, bounds }) => groupWords(role, bounds, nameOf)))

/** For where there are only the roles' codes. */
export const roleList = (given: readonly Role[]): string => joined(given.map(roleWord))
