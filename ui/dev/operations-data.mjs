// An invented district for looking at the operations page. Numbers repeat exactly: no chance, only sums.
const names = '听潮 Tingchao,桂香 Guixiang,柳岸 Liuan,莲溪 Lianxi,望鹤 Wanghe,秋枫 Qiufeng,澄湖 Chenghu,青禾 Qinghe,松云 Songyun,石桥湾 Shiqiaowan,晚晴 Wanqing,渔歌 Yuge,兰渚 Lanzhu,锦帆 Jinfan,芦花 Luhua,春晖 Chunhui'
  .split(',').map(both => both.split(' '))
const causesOf = { 1: ['sos', 'fall', 'cord', 'apnoea'], 2: ['hr-high', 'bed-exit', 'br-low', 'door-open'], 3: ['inactivity', 'room-hot', 'not-up', 'water'], 4: ['mains', 'battery-low', 'silent', 'sensor-fault'], 5: ['test'] }

export const two = number => String(number).padStart(2, '0')
export const four = number => String(number).padStart(4, '0')
export const iso = at => new Date(at).toISOString()
export const person = number => '袁王李张刘陈杨赵黄周吴徐孙马朱胡'[(number * 7 + Math.floor(number / 16) * 5) % 16] + ['桂英', '秀兰', '建国', '玉珍', '德福', '淑芬', '国民', '凤英'][(number * 5 + Math.floor(number / 8)) % 8]
const noise = number => ((Math.imul(number + 7, 2654435761) >>> 0) % 1000) / 1000

export function district({ beds = 416, watches = 600 } = {}) {
  const devices = []
  const put = (kind, index, id) => devices.push({ kind, index, id, street: `st-${two((index % 16) + 1)}` })
  for (let index = 0; index < beds; index++) put('bed', index, `bed-${four(index + 1)}`)
  for (let index = 0; index < watches; index++) put('watch', index, `watch-${four(index + 1)}`)
  for (let index = 0; index < 16; index++) put('kiosk', index, `kiosk-${two(index + 1)}`)
  return devices.map(deviceOf)
}

function deviceOf({ kind, index, id, street }) {
  const chance = noise(index * 3 + kind.length)
  const online = kind === 'kiosk' || chance > 0.06
  const battery = kind === 'kiosk' ? null : Math.round(12 + noise(index + 991) * 88)
  const clock = kind !== 'kiosk' && index % 97 === 5 ? (index % 2 ? 7_260 : -95) : null
  const unheard = kind === 'kiosk' ? null : unheardOf(index, online)
  const problems = [!online && 'offline', unheard && 'unheard', battery !== null && battery < 20 && 'battery', clock !== null && 'clock'].filter(Boolean)
  const number = Number(street.slice(3)) - 1
  return {
    id, kind, street, streetName: `${names[number][0]}街道`,
    residentId: kind === 'kiosk' ? null : `r-${four(index + 1)}`, residentName: kind === 'kiosk' ? null : person(index),
    placeName: kind === 'kiosk' ? `${names[number][0]}街道居家养老服务中心` : null,
    online, since: iso(Date.now() - (online ? 3_600_000 * (1 + (index % 200)) : 60_000 * (3 + (index % 400)))),
    offlineReason: online ? null : ['lost', 'silent', 'said-goodbye', 'hub-ended'][index % 4],
    battery, lastReadingAt: online ? iso(Date.now() - 1_000 * (1 + (index % 20))) : iso(Date.now() - 60_000 * (3 + (index % 400))),
    clockBehindSeconds: clock, unheard, openAlarms: 0, worstLane: null, problems,
  }
}

/** Some are connected and blind all the same. */
function unheardOf(index, online) {
  const since = iso(Date.now() - 60_000 * (4 + (index % 9)))
  if (!online) return { reason: 'silent', since, refusal: null }
  if (index % 61 === 3) return { reason: 'refused', since, refusal: 'malformed' }
  if (index % 149 === 7) return { reason: 'shared', since, refusal: null }
  return index % 173 === 10 ? { reason: 'silent', since, refusal: null } : null
}

export function alarm(number, lane, device, secondsAgo, more = {}) {
  const onset = Date.now() - secondsAgo * 1000
  const cause = more.cause ?? causesOf[lane][number % causesOf[lane].length]
  return {
    id: `${device.id}.${cause}.${iso(onset).replaceAll(/[-:]/g, '')}`, deviceId: device.id, residentId: device.residentId, residentName: device.residentName,
    street: device.street, cause, lane, stage: 'raised', onset: iso(onset), receivedAt: iso(onset + 40), endedAt: null, presses: 1, agent: null, outcome: null,
    closedAt: null, incidentId: null, ...more,
  }
}

export function usualAlarms(devices) {
  const bed = index => devices[index]
  return [
    alarm(0, 1, bed(6), 14, { presses: 3 }), alarm(1, 1, bed(41), 96, { stage: 'in-progress', agent: '李敏' }),
    alarm(1, 2, bed(18), 320, { stage: 'in-progress', agent: '周涛' }), alarm(0, 2, bed(75), 540, { stage: 'offered' }),
    alarm(0, 3, bed(60), 1_500, { stage: 'taken' }), alarm(1, 3, bed(12), 2_900, { endedAt: iso(Date.now() - 300_000) }),
    ...[1, 5, 9, 22, 33].map((index, number) => alarm(number, 4, bed(index), 4_000 + number * 900)),
    alarm(0, 5, bed(15), 30, { stage: 'taken' }),
  ]
}

/** 20 people in need and 380 houses without electricity within one second. */
export function manyAlarms(devices) {
  const incident = street => `mains.${street}.20261122T031500.000Z`
  return Array.from({ length: 400 }, (_, index) =>
    index < 20
      ? alarm(index, 1 + (index % 3 === 2 ? 1 : 0), devices[index * 7], 20 + index, index < 16 ? { stage: 'offered' } : {})
      : alarm(0, 4, devices[index], 30 + (index % 9), { cause: 'mains', incidentId: incident(devices[index].street) }),
  )
}

export function closedAlarms(devices, count = 300) {
  return Array.from({ length: count }, (_, index) => {
    const lane = 1 + ((index * 7) % 4)
    const onset = 3_600 * (2 + index * 0.7)
    const closedAt = iso(Date.now() - (onset - 400) * 1000)
    return alarm(index, lane, devices[(index * 13) % 400], onset, {
      stage: 'closed', closedAt, endedAt: closedAt, agent: lane < 4 ? '陆晓燕' : null, outcome: lane < 4 ? ['comforted', 'caregiver-sent', 'false-alarm', 'family-informed'][index % 4] : 'recovered',
    })
  })
}

export function streetsOf(devices, alarms) {
  return names.map(([name, english], index) => {
    const code = `st-${two(index + 1)}`
    const here = devices.filter(({ street }) => street === code)
    const counted = kind => ({ online: here.filter(device => device.kind === kind && device.online).length, offline: here.filter(device => device.kind === kind && !device.online).length })
    const openAlarms = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
    for (const { street, lane } of alarms) if (street === code) openAlarms[lane]++
    const worstLane = [1, 2, 3, 4, 5].find(lane => openAlarms[lane]) ?? null
    return { code, name: `${name}街道`, nameEnglish: `${english} Street`, devices: { bed: counted('bed'), watch: counted('watch'), kiosk: counted('kiosk') }, openAlarms, worstLane }
  })
}

export function incidentsOf(alarms) {
  const members = new Map()
  for (const one of alarms) if (one.incidentId) members.set(one.incidentId, [...(members.get(one.incidentId) ?? []), one])
  return [...members].map(([id, together], index) => ({
    id, cause: 'mains', lane: 4, scope: index % 3 === 1 ? 'building' : 'street', street: together[0].street, building: index % 3 === 1 ? '春晖苑3幢' : null,
    openedAt: together.map(({ onset }) => onset).sort()[0], closedAt: null, count: together.length, openCount: together.length - (index % 4),
  }))
}

const minuteMs = 60_000
const round = value => Math.round(value * 10) / 10
const figures = (average, spread) => ({ count: 12, least: round(average - spread), most: round(average + spread * 1.3), average: round(average) })

/** A night of sleep and a day about the house, by the district's clock; an hour without power; the heart races now and then. */
export function summaries(from, to, resolution) {
  const span = resolution === 'hour' ? 60 * minuteMs : minuteMs
  const items = []
  for (let at = Math.ceil(from / span) * span; at < to; at += span) {
    const minute = Math.floor(at / minuteMs)
    const hour = ((at / 3_600_000 + 8) % 24 + 24) % 24
    const gap = Math.abs(hour - 15.2) < 0.3
    if (gap && resolution === 'minute') continue
    const away = minute % 241 < 9
    const inBed = hour >= 21.5 || hour < 6.3 ? (away ? 0 : 1) : hour > 9.2 && hour < 14 ? 1 : 0.02
    const stir = noise(Math.floor(minute / 6)) > 0.78
    const wave = Math.sin(minute / 37) * 4 + noise(minute) * 3 + (stir ? 7 : 0) + (minute % 690 < 12 ? 45 : 0)
    const share = resolution === 'hour' ? Math.round(Math.max(0, Math.min(1, inBed * 0.93)) * 100) / 100 : inBed
    const present = inBed > 0.1
    const values = { room: figures(21.5 + Math.sin(((hour - 9) / 24) * 2 * Math.PI) * 2.4 + noise(Math.floor(minute / 20)) * 0.3, 0.15), batt: figures(81, 0) }
    if (present) Object.assign(values, { hr: figures(61 + wave, 3 + noise(minute) * 4), br: figures(15 + wave / 6, 1.5), move: { count: 12, least: 0, most: stir ? 0.9 : 0.2, average: stir ? 0.41 : 0.06 } })
    items.push({ from: iso(at), readings: 12, values, inBed: share })
  }
  return { resolution, items, next: null }
}
