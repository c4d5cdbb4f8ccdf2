import { codeWordsOf, wordsOf } from '@yinling/ui'

export const zh = {
  heading: '设备', search: '编号、老人、地点或地址', kind: '类型', everyKind: '全部类型', state: '在线状态', everyState: '在线与离线',
  online: '在线', offline: '离线', deaf: '失联', unheardFor: '{time} · 没有收到数据', refused: '{time} · {why}', shared: '{time} · 两台设备共用凭证', problem: '问题', anyProblem: '有任何问题', everyHealth: '全部健康状况', street: '街道', everyStreet: '全部街道',
  problemOffline: '离线', problemUnheard: '失联', problemBattery: '电量低', problemClock: '时钟不准', problemAlarm: '有未办结报警',
  id: '编号', owner: '老人 / 地点', since: '在线/离线时长', battery: '电量', lastReading: '最近读数', clock: '时钟', alarms: '报警', health: '状况',
  never: '从未连接', right: '正常', unknown: '未知', behind: '慢{time}', ahead: '快{time}', none: '没有符合条件的设备', total: '共{n}台', loaded: '共{n}台，已载入{loaded}台',
  csv: '下载CSV', csvGoing: '正在准备…', csvAll: '下载设备名册', clear: '清除筛选', unowned: '未分配', reason: '原因', ago: '{time}前', name: '设备清单',
  voice: '通话号码', address: '地址', whereabouts: '定位', fixed: '卫星定位，{age}', notFixed: '无卫星定位，{age}的位置', vitals: '最近体征', nothingMeasured: '网关启动以来没有读数',
  openAlarms: '未办结报警', noAlarms: '没有未办结报警', readings: '看最近读数',
  tell: '下发指令', commands: '已下发的指令', noCommands: '还没有下发过指令', send: '发送', sending: '正在发送…',
  intervalSeconds: '秒一次', on: '开', off: '关', validFor: '有效期', kept: '设备离线时指令会保留到有效期结束。',
  at: '时间', command: '指令', commandState: '结果', by: '下发人', gateway: '网关', attempts: '发送次数', detail: '设备答复',
  selfTest: '安装自检', selfTestStart: '开始自检', selfTestAgain: '重新自检', selfTestAbout: '安装后逐项检查：连接、读数、测试报警、热线、时钟、通话。设备发来什么，这里随即打勾。', noSelfTest: '还没有做过自检。', heard: '通话听得清', unheard: '通话听不清', finish: '结束自检', expected: '传感器：{name}', startedAt: '{time}开始',
  credentials: '接入凭证', claim: '生成绑定码', claimAbout: '安装人员扫码后，设备取得自己的接入凭证。一次有效。', claimGood: '有效至{time}', claimQr: '绑定码{code}的二维码', copyCode: '绑定码',
  rotate: '更换密码', rotateAbout: '新密码只显示这一次。旧密码可再用一段时间，以便设备换上新密码。', overlap: '旧密码还可使用', overlapNone: '立即失效', rotated: '新接入凭证（只显示这一次）', user: '用户名', password: '密码', server: '服务器',
  revoke: '停用设备', revokeAbout: '设备会立即断开，不能再连接，它的报警也不会再送达。', revokeReason: '原因（会写入日志，请勿写姓名）', revokeHint: '例如：设备遗失', revoked: '已停用。',
  confirm: '确定{what}{id}？', yes: '确定', cancel: '取消', viewer: '您的账号只能查看。', done: '我已记下',
  hours: '{n}小时', days: '{n}天', minutes: '{n}分钟',
}
export const en: Record<keyof typeof zh, string> = {
  heading: 'Devices', search: 'Id, resident, place or address', kind: 'Kind', everyKind: 'Every kind', state: 'Connection', everyState: 'Online and offline',
  online: 'Online', offline: 'Offline', deaf: 'Not heard', unheardFor: '{time} · nothing received', refused: '{time} · {why}', shared: '{time} · two devices, one password', problem: 'Problem', anyProblem: 'Any problem', everyHealth: 'Any health', street: 'Street', everyStreet: 'Every street',
  problemOffline: 'offline', problemUnheard: 'not heard', problemBattery: 'battery low', problemClock: 'clock wrong', problemAlarm: 'open alarm',
  id: 'Id', owner: 'Resident / place', since: 'Online / offline for', battery: 'Battery', lastReading: 'Last reading', clock: 'Clock', alarms: 'Alarms', health: 'Health',
  never: 'never connected', right: 'right', unknown: 'not known', behind: '{time} slow', ahead: '{time} fast', none: 'No device matches', total: '{n} in all', loaded: '{n} in all, {loaded} loaded',
  csv: 'CSV', csvGoing: 'Preparing…', csvAll: 'Register', clear: 'Clear filters', unowned: 'not assigned', reason: 'Reason', ago: '{time} ago', name: 'devices',
  voice: 'Voice', address: 'Address', whereabouts: 'Position', fixed: 'by satellites, {age}', notFixed: 'no satellite fix, place of {age}', vitals: 'Latest vitals', nothingMeasured: 'Nothing measured since the gateway started',
  openAlarms: 'Open alarms', noAlarms: 'No open alarm', readings: 'Latest readings',
  tell: 'Tell the device', commands: 'What it was told', noCommands: 'It has not been told anything yet', send: 'Send', sending: 'Sending…',
  intervalSeconds: 'seconds apart', on: 'on', off: 'off', validFor: 'Valid for', kept: 'While the device is away a command is kept until it expires.',
  at: 'Time', command: 'Command', commandState: 'Result', by: 'By', gateway: 'gateway', attempts: 'Sent', detail: 'What it said',
  selfTest: 'Test at installation', selfTestStart: 'Start the test', selfTestAgain: 'Test again', selfTestAbout: 'After installation: connection, readings, test alarm, hotline, clock, voice. It ticks itself as the device sends.', noSelfTest: 'It has not been tested yet.', heard: 'Voice was heard', unheard: 'Voice was not heard', finish: 'Finish the test', expected: 'Sensor: {name}', startedAt: 'begun at {time}',
  credentials: 'Credentials', claim: 'Make a claim code', claimAbout: 'The installer scans it and the device gets credentials of its own. Good once.', claimGood: 'Good until {time}', claimQr: 'QR picture of the claim code {code}', copyCode: 'Claim code',
  rotate: 'New password', rotateAbout: 'The new password is shown this once. The old one holds a while, so that the device can change over.', overlap: 'The old one holds', overlapNone: 'no longer', rotated: 'New credentials (shown this once)', user: 'User name', password: 'Password', server: 'Server',
  revoke: 'Revoke the device', revokeAbout: 'The device is cut off at once and cannot connect again; its alarms no longer arrive.', revokeReason: 'Reason (goes into a log: no names please)', revokeHint: 'For example: device lost', revoked: 'Revoked.',
  confirm: '{what}: {id}?', yes: 'Yes', cancel: 'Cancel', viewer: 'Your account may only look.', done: 'I have written it down',
  hours: '{n} {n|hour|hours}', days: '{n} {n|day|days}', minutes: '{n} {n|minute|minutes}',
}

export const t = wordsOf(zh, en)

const reasons = codeWordsOf(
  { 'said-goodbye': '设备正常断开', lost: '连接中断', silent: '长时间无心跳', 'put-out': '被网关断开', 'taken-over': '换到另一个连接', 'hub-ended': '网关停止' },
  { 'said-goodbye': 'said goodbye', lost: 'connection lost', silent: 'went silent', 'put-out': 'put out by the gateway', 'taken-over': 'taken over by another connection', 'hub-ended': 'the gateway ended' },
)
export const reasonWord = (reason: string): string => reasons.word(reason) ?? reason

const refusals = codeWordsOf(
  { malformed: '数据格式错误', implausible: '数值不可信', 'foreign-device': '报文写的是别的设备', 'too-large': '报文过大', 'unknown-topic': '主题错误', 'not-authorized': '无权发送', 'bad-credentials': '接入凭证错误', protocol: '协议错误', unstorable: '无法保存' },
  { malformed: 'malformed', implausible: 'values that cannot be true', 'foreign-device': 'it names another device', 'too-large': 'too large', 'unknown-topic': 'wrong topic', 'not-authorized': 'not authorized', 'bad-credentials': 'wrong credentials', protocol: 'breaks the protocol', unstorable: 'cannot be stored' },
)
export const refusalWord = (refusal: string): string => refusals.word(refusal) ?? refusal

const commands = codeWordsOf(
  { 'voice-mode': '对讲模式', 'help-is-coming': '提示“帮助在路上”', 'case-closed': '求助已办结', 'measure-now': '立即测量', test: '测试', interval: '测量间隔', thresholds: '本机阈值' },
  { 'voice-mode': 'Voice mode', 'help-is-coming': 'Say “help is coming”', 'case-closed': 'Case closed', 'measure-now': 'Measure now', test: 'Test', interval: 'Interval', thresholds: 'Thresholds on the device' },
)
export const commandWord = (kind: string): string => commands.word(kind) ?? kind

const states = codeWordsOf(
  { queued: '待发送', sent: '已发送', delivered: '设备已收到', done: '设备已完成', failed: '失败', expired: '已过期', cancelled: '已取消' },
  { queued: 'queued', sent: 'sent', delivered: 'delivered', done: 'done', failed: 'failed', expired: 'expired', cancelled: 'cancelled' },
)
export const commandStateWord = (state: string): string => states.word(state) ?? state

const checks = codeWordsOf(
  { connected: '连上网关', reading: '收到读数', 'test-alarm': '测试报警到达网关', hotline: '测试报警到达热线', battery: '电量充足', clock: '时钟准确', voice: '通话清楚', running: '进行中', passed: '通过', failed: '未通过', waiting: '等待' },
  { connected: 'Connected to the gateway', reading: 'A reading has come', 'test-alarm': 'Test alarm is at the gateway', hotline: 'Test alarm is at the hotline', battery: 'Battery is full enough', clock: 'Clock is right', voice: 'Voice works', running: 'running', passed: 'passed', failed: 'failed', waiting: 'waiting' },
)
/** Null for a vital or a cause, which have words of their own. */
export const checkWord = (check: string): string | null => checks.word(check)
