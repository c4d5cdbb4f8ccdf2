// Canned views of the console, one a state worth looking at. Names are invented.
const started = Date.now()
const ago = seconds => new Date(started - seconds * 1000).toISOString()
const ahead = seconds => new Date(Date.now() + seconds * 1000).toISOString()

const resident = {
  id: 'r-1001', name: '王秀英', preferredName: '王奶奶', sex: 'female', bornOn: '1940-03-17', phone: '871-65012',
  dialect: '南通话', mobility: '拄拐可慢走，不能久站', mainsDevice: null, illnesses: ['高血压', '冠心病（支架术后）', '右膝骨关节炎'],
  medicines: ['阿司匹林 100 mg，早', '氨氯地平 5 mg，早', '阿托伐他汀 20 mg，晚'],
  contacts: [
    { name: '陈建国', relation: '儿子', phone: '13800001021' },
    { name: '陈丽华', relation: '女儿（外地）', phone: '13800001022' },
    { name: '周师傅', relation: '邻居，有钥匙', phone: '13800001023' },
  ],
  risk: 'high',
}
const home = { street: '06', streetName: '和平街道', name: null, address: '青年中路88号 春晖苑 3幢 2单元 502室', entry: '单元门禁 5-0-2-#；钥匙盒在电表箱旁，密码 4171' }
const bed = { id: 'bed-0417', kind: 'bed', voice: '3017' }
const vitals = { at: ago(52), values: { hr: 104, br: 21, bed: 0, spo2: 94, temp: 36.7, batt: 81 } }
const event = (seconds, kind, seat = null, text = null, breach = null) =>
  ({ at: ago(seconds), kind, seat, agent: seat ? '李敏' : null, text, breach })
const condition = (seconds, lane, cause, breach = null, more = {}) =>
  ({ alarmId: `a-${cause}`, lane, cause, onset: ago(seconds), endedAt: null, breach, count: 1, ...more })
const beyond = (vital, value, limit, side = 'low') => ({ vital, value, unit: '', limit, side })

export const fall = {
  id: 'c-1', alarmId: 'a-1', lane: 1, cause: 'fall', onset: ago(9), openedAt: ago(8), state: 'offered', presses: 1,
  device: bed, place: home, resident, vitals, timeline: [event(8, 'raised', null, 'fall'), event(7, 'offered', 7)],
  seat: 7, acceptedAt: null, phone: 'ringing', outcome: null, endedAt: null, incident: null,
  breach: null, alarms: [condition(9, 1, 'fall')], home: [], whereabouts: null, verified: true,
}
const accepted = {
  ...fall, onset: ago(131), openedAt: ago(130), state: 'accepted', acceptedAt: ago(121), presses: 3, phone: 'answered',
  timeline: [
    event(130, 'raised', null, 'fall'), event(129, 'offered', 7), event(128, 'phone-ringing', 7), event(121, 'accepted', 7),
    event(119, 'phone-answered', 7), event(96, 'pressed-again'), event(84, 'pressed-again'),
    event(60, 'note', 7, '在卫生间门口滑倒，神志清楚，右胯疼，不敢动。没有碰到头。'), event(25, 'note', 7, '已联系儿子，25分钟到。邻居周师傅先上楼开门。'),
  ],
}
const watch = {
  ...accepted, id: 'c-6', cause: 'sos', onset: ago(1930), openedAt: ago(130), alarms: [condition(1930, 1, 'sos')], device: { id: 'watch-8800000015', kind: 'watch', voice: '13800001020' },
  vitals: { at: ago(52), values: { hr: 104, batt: 61 } }, whereabouts: { at: ago(18 * 60 + 12), latitude: 31.980172, longitude: 120.893101, fixed: false },
}
const kiosk = {
  ...fall, id: 'c-2', alarmId: 'a-2', cause: 'sos', presses: 2, alarms: [condition(9, 1, 'sos', null, { count: 2 })], timeline: [event(8, 'raised', null, 'sos'), event(5, 'pressed-again')], device: { id: 'kiosk-06', kind: 'kiosk', voice: '3106' }, resident: null, vitals: null,
  place: { street: '06', streetName: '和平街道', name: '和平街道居家养老服务中心', address: '人民中路126号 一楼大厅', entry: '8:00–17:30开放，值班电话 871-65100' },
}
const call = {
  ...fall, id: 'c-7', alarmId: 'call.1764300000.12', lane: 3, cause: 'call', alarms: [condition(9, 3, 'call')],
  device: { id: 'tel-12', kind: 'telephone', voice: '13800001021' }, place: { street: '', streetName: '', name: '13800001021', address: '', entry: null },
  resident: null, vitals: null, phone: 'ringing', timeline: [event(8, 'raised', null, 'call')], verified: false,
}
const answeredCall = {
  ...call, openedAt: ago(48), state: 'accepted', acceptedAt: ago(40), phone: 'answered',
  timeline: [event(48, 'raised', null, 'call'), event(47, 'identified', null, 'contact-1'), event(40, 'accepted', 7), event(39, 'phone-answered', 7), event(39, 'call-answered', null, 'caller')],
}
const water = {
  ...fall, id: 'c-3', alarmId: 'a-3', lane: 3, cause: 'water', phone: 'none', alarms: [condition(9, 3, 'water')], timeline: [event(8, 'raised', null, 'water')],
  resident: { ...resident, name: '李桂兰', preferredName: null, risk: null, dialect: null, mobility: null, illnesses: [], medicines: [], contacts: [], phone: null },
  vitals: null, device: { ...bed, voice: null }, place: { ...home, entry: null },
}
const slow = beyond('hr', 36, 45)
const urgent = {
  ...fall, id: 'c-4', lane: 2, cause: 'hr-low', breach: slow, alarms: [condition(9, 2, 'hr-low', slow), condition(4, 3, 'room-cold', beyond('room', 11.5, 12))],
  resident: { ...resident, name: '赵德福', preferredName: '赵老师', sex: 'male', bornOn: '1946-11-22' },
  vitals: { at: ago(4), values: { hr: 36, br: 13, bed: 1, room: 11.5 } }, timeline: [event(9, 'raised', null, 'hr-low', slow), event(4, 'added', null, 'room-cold', beyond('room', 11.5, 12))],
  home: [{ caseId: 'q-9', state: 'waiting', seat: null, deviceKind: 'watch', lane: 4, cause: 'battery-low', onset: ago(900), endedAt: null, breach: beyond('batt', 12, 15) }],
}
const slowCase = {
  ...urgent, state: 'accepted', acceptedAt: ago(151), phone: 'answered', onset: ago(192), openedAt: ago(190),
  timeline: [
    event(190, 'raised', null, 'hr-low', slow), event(174, 'added', null, 'room-cold', beyond('room', 11.5, 12)), event(160, 'offered', 7), event(151, 'accepted', 7),
    event(149, 'phone-answered', 7), event(60, 'note', 7, '人醒着，说话清楚，自述头晕、没力气，晚饭后吃过降压药。'),
  ],
}
const oldCase = {
  ...slowCase, id: 'c-5', vitals: { ...slowCase.vitals, at: ago(18 * 60 + 12) },
  alarms: [slowCase.alarms[0], { ...slowCase.alarms[1], endedAt: ago(30) }],
}
const homeOf = (index, name, device = null) => ({
  alarmId: `m-${index}`, name, address: `钟秀花苑 ${1 + (index % 9)}幢 ${101 + index}室`, phone: index % 3 ? `871-651${String(10 + index)}` : null, voice: index % 3 ? null : `30${10 + index}`,
  mainsDevice: device, since: ago(300 + index),
})
const incident = {
  ...fall, id: 'incident.mains', alarmId: 'incident.mains', lane: 4, cause: 'mains', state: 'accepted', acceptedAt: ago(41), onset: ago(320), openedAt: ago(310), phone: 'none',
  device: { id: 'incident.mains', kind: 'incident', voice: null }, place: { street: '07', streetName: '钟秀街道', name: '钟秀花苑', address: '钟秀花苑', entry: null },
  resident: null, vitals: null, alarms: [condition(320, 4, 'mains')],
  timeline: [event(310, 'raised', null, 'mains'), event(300, 'grew', null, '9'), event(45, 'offered', 7), event(41, 'accepted', 7)],
  incident: {
    scope: 'building', building: '钟秀花苑', count: 14,
    homes: [homeOf(1, '钱秀芳', '制氧机'), homeOf(2, '顾长根', '呼吸机'), ...['周桂英', '吴国民', '徐玉珍', '孙建国', '朱秀兰', '马德福', '胡金妹', '林阿大', '何凤英', '高伯年'].map((name, index) => homeOf(index + 3, name))],
  },
}

const item = (caseId, lane, cause, seconds, state, seat, presses, who, where) =>
  ({ caseId, lane, cause, openedAt: ago(seconds), state, seat, presses, who, where })
const usual = [
  item('q-1', 1, 'sos', 6, 'waiting', null, 1, '孙玉珍', '学田街道 · 学田南苑 12幢 304室'),
  item('q-2', 3, 'water', 41, 'offered', 3, 1, '李桂兰', '城东街道 · 濠东新村 6幢 101室'),
  item('q-3', 1, 'cord', 95, 'accepted', 5, 2, '吴国民', '钟秀街道 · 钟秀花苑 9幢 702室'),
  item('q-4', 4, 'offline', 310, 'waiting', null, 1, '床垫 bed-0233', '新城桥街道 · 桃坞路 41号'),
]
const causes = [[1, 'sos'], [1, 'fall'], [1, 'smoke'], [2, 'hr-low'], [3, 'water'], [4, 'mains'], [5, 'test']]
const crowded = Array.from({ length: 400 }, (_, index) => {
  const [lane, cause] = index < 20 ? causes[index % 3] : causes[3 + (index % 4)]
  return item(`m-${index}`, lane, cause, 3 + (index % 70), index < 16 ? 'offered' : 'waiting', index < 16 ? index + 1 : null, 1 + (index % 4 === 1 ? 3 : 0), `${'王李张刘陈杨赵黄周吴'[index % 10]}${['桂英', '秀兰', '建国', '玉珍'][index % 4]}`, `城东街道 · 濠东新村 ${1 + (index % 40)}幢 ${100 + index}室`)
})

const names = ['李敏', '周涛', '陆晓燕', '顾海峰', '施雨', '倪文静', '李敏', '曹阳', '葛婷']
const states = ['busy', 'ready', 'offered', 'ready', 'busy', 'away', 'ready', 'ready', 'ready']
const seats = Array.from({ length: 16 }, (_, index) => ({
  seat: index + 1, agent: names[index] ?? null, robot: false, state: states[index] ?? 'empty', since: ago(40 + index * 97), reason: states[index] === 'away' ? 'meal' : null,
}))

const base = () => ({
  type: 'view', now: new Date().toISOString(), seat: 7, agent: '1021', agentName: '李敏', agentState: 'ready', since: ago(754), pause: { wrapUpUntil: null, reason: null, announced: null },
  offer: null, case: null, draft: null, closing: null, calls: [], maybe: null, graceMs: 20_000, queue: [], seats, links: { hub: 'up', pbx: 'up', database: 'up' },
  today: { opened: 213, answered: 211, answeredWithin15s: 206, answerP50Ms: 4180 },
})
const held = (shown, text = '') => ({ case: shown, draft: { text, version: text ? 1 : 0 } })
const offer = shown => ({ since: ago(2), offer: { leaseUntil: ahead(15), case: shown } })

const done = (id, lane, cause, minutes, took, who, where, outcome) => ({
  id, lane, cause, who, where, incident: null, acceptedAt: ago(minutes * 60 + took), closedAt: ago(minutes * 60), outcome,
})
export const closedCases = [
  done('d-1', 1, 'sos', 12, 160, '谢阿宝', '和平街道 · 秋枫苑 2幢', 'comforted'),
  done('d-2', 3, 'water', 34, 252, '金凤英', '城东街道 · 石桥湾 8幢', 'caregiver-sent'),
  done('d-3', 1, 'fall', 71, 690, '莫兆年', '学田街道 · 桂香里 5幢', 'ambulance'),
  done('d-4', 2, 'hr-low', 96, 320, '严德康', '新城桥街道 · 渔歌坊 1幢', 'family-informed'),
  done('d-5', 4, 'mains', 130, 45, '床垫 bed-0233', '钟秀街道 · 桃坞路 41号', 'false-alarm'),
]
export const closedCase = id => ({
  ...accepted, id, state: 'closed', outcome: 'comforted',
  timeline: [...accepted.timeline, event(12, 'closed', 7, 'comforted'), event(5, 'note', 7, '女儿回电，晚上过去陪她。')],
})

export const session = { agent: '1021', agentName: '李敏', seat: 7 }
export const seatChoices = seats.map(({ seat, agent }) => ({ seat, agent: seat === 7 ? null : agent, robot: false }))
  .map(choice => (choice.seat > 12 ? { ...choice, agent: `演示 ${choice.seat}`, robot: true } : choice))

export const views = {
  empty: () => ({ ...base(), today: { opened: 0, answered: 0, answeredWithin15s: 0, answerP50Ms: null } }),
  usual: () => ({ ...base(), queue: usual }),
  away: () => ({ ...base(), agentState: 'away', queue: usual }),
  wrapUp: () => ({ ...base(), since: ago(4), pause: { wrapUpUntil: ahead(11), reason: null, announced: null }, queue: usual }),
  meal: () => ({ ...base(), agentState: 'away', pause: { wrapUpUntil: null, reason: 'meal', announced: null }, queue: usual }),
  announced: () => ({ ...base(), ...held(accepted), pause: { wrapUpUntil: null, reason: null, announced: 'break' }, queue: usual }),
  offer: () => ({ ...base(), ...offer(fall), queue: [item('c-1', 1, 'fall', 8, 'offered', 7, 1, '王秀英', '和平街道 · 春晖苑 3幢'), ...usual] }),
  kiosk: () => ({ ...base(), ...offer(kiosk), queue: usual.slice(1) }),
  urgent: () => ({ ...base(), ...offer(urgent), queue: usual.slice(1) }),
  sparse: () => ({ ...base(), ...offer(water) }),
  case: () => ({ ...base(), ...held(accepted, '右髋不能动，已让邻居周师傅上楼'), queue: [item('c-1', 1, 'fall', 130, 'accepted', 7, 3, '王秀英', '和平街道 · 春晖苑 3幢'), ...usual] }),
  calling: () => ({
    ...base(), queue: usual,
    ...held({
      ...accepted,
      timeline: [
        ...accepted.timeline, event(80, 'called', 7, 'contact-1'), event(52, 'call-failed', null, 'contact-1 no-answer'), event(50, 'called', 7, 'contact-2'),
        event(31, 'call-answered', null, 'contact-2'), event(9, 'called', 7, 'number-120'),
      ],
    }, '右髋不能动，已让邻居周师傅上楼'),
    calls: [{ party: 'home', up: true, held: false, since: ago(118) }, { party: 'contact-2', up: true, held: true, since: ago(31) }, { party: 'number-120', up: false, held: false, since: ago(9) }],
  }),
  callOffer: () => ({ ...base(), ...offer(call), maybe: [], queue: [item('c-7', 3, 'call', 8, 'offered', 7, 2, '13800001021', '13800001021'), ...usual] }),
  callKnown: () => ({
    ...base(), queue: usual, calls: [{ party: 'caller', up: true, held: false, since: ago(39) }],
    maybe: [{ key: 'r-1001', as: 'contact-1', who: '王秀英', where: home.address }],
    ...held({ ...answeredCall, resident, place: { ...home, entry: null } }, '儿子来电：母亲早上说头晕，想请人去看看'),
  }),
  callVerified: () => ({
    ...base(), queue: usual, calls: [{ party: 'caller', up: true, held: false, since: ago(89) }],
    maybe: [{ key: 'r-1001', as: 'contact-1', who: '王秀英', where: home.address }],
    ...held({ ...answeredCall, resident, place: home, verified: true, timeline: [...answeredCall.timeline, event(12, 'verified', 7)] }),
  }),
  callOfSeveral: () => ({
    ...base(), queue: usual, calls: [{ party: 'caller', up: true, held: false, since: ago(12) }],
    maybe: [{ key: 'r-1001', as: 'home', who: '王秀英', where: home.address }, { key: 'r-1002', as: 'resident', who: '陈德福', where: home.address }],
    ...held({ ...answeredCall, timeline: answeredCall.timeline.filter(({ kind }) => kind !== 'identified') }),
  }),
  callMissed: () => ({
    ...base(), queue: usual, maybe: [], calls: [{ party: 'caller', up: false, held: false, since: ago(4) }],
    ...held({
      ...call, openedAt: ago(70), state: 'accepted', acceptedAt: ago(5), phone: 'answered', presses: 2,
      timeline: [event(70, 'raised', null, 'call'), event(52, 'call-failed', null, 'caller abandoned'), event(40, 'pressed-again'), event(31, 'call-failed', null, 'caller abandoned'), event(5, 'accepted', 7), event(4, 'called', null, 'caller')],
    }),
  }),
  callHidden: () => ({
    ...base(), queue: usual, calls: [{ party: 'caller', up: true, held: false, since: ago(12) }],
    ...held({ ...answeredCall, device: { ...call.device, voice: null }, place: { ...call.place, name: '未显示号码' }, timeline: answeredCall.timeline.filter(({ kind }) => kind !== 'identified') }),
  }),
  notConnected: () => ({ ...base(), queue: usual, ...held({ ...accepted, phone: 'failed' }) }),
  kioskCase: () => ({ ...base(), ...held({ ...accepted, ...kiosk, state: 'accepted', acceptedAt: ago(4), phone: 'failed' }), queue: usual }),
  closing: () => ({
    ...base(), ...held(accepted, '右髋不能动，已让邻居周师傅上楼'), queue: usual,
    closing: { outcome: 'ambulance', text: '右髋不能动，已让邻居周师傅上楼', until: ahead(10) },
  }),
  pressed: () => ({
    ...base(), queue: usual,
    ...held({ ...accepted, presses: 4, timeline: [...accepted.timeline, event(1, 'pressed-again'), event(0, 'pressed-again', null, 'hr-low')] }),
  }),
  moved: () => ({ ...base(), queue: [{ ...item('c-1', 1, 'fall', 150, 'accepted', 5, 3, '王秀英', '和平街道 · 春晖苑 3幢') }, ...usual] }),
  both: () => ({ ...base(), ...held(accepted), ...offer(kiosk), queue: usual }),
  slow: () => ({ ...base(), ...held(slowCase), queue: usual }),
  old: () => ({ ...base(), ...held(oldCase), queue: usual }),
  gatewayAway: () => ({ ...base(), ...held({ ...slowCase, id: 'c-7' }), queue: usual }),
  watch: () => ({ ...base(), ...held(watch), queue: usual }),
  incident: () => ({ ...base(), ...held(incident), queue: usual }),
  crowded: () => ({ ...base(), ...offer(fall), queue: crowded, today: { opened: 613, answered: 233, answeredWithin15s: 213, answerP50Ms: 6400 } }),
  down: () => ({ ...base(), ...held(accepted), queue: usual, links: { hub: 'down', pbx: 'down', database: 'down' } }),
}
