import { alarm, closedAlarms, district, incidentsOf, iso, manyAlarms, person, streetsOf, summaries, two, usualAlarms } from './operations-data.mjs'
import { personsFixture, places } from './operations-persons.mjs'
import { recordsFixture } from './operations-records.mjs'
import { bodyOf, json, serve } from './pages.mjs'

const scenes = {
  usual: () => scene(district(), usualAlarms),
  quiet: () => scene(district(), () => []),
  empty: () => ({ devices: [], alarms: [], closed: [], streets: [] }),
  crowded: () => scene(district(), manyAlarms),
  large: () => scene(district({ beds: 10_000, watches: 9_984 }), usualAlarms),
}
function scene(devices, alarmsOf) {
  const alarms = alarmsOf(devices)
  for (const one of alarms) {
    const device = devices.find(({ id }) => id === one.deviceId)
    device.openAlarms++
    device.worstLane = Math.min(one.lane, device.worstLane ?? 5)
    device.problems = [...new Set([...device.problems, 'alarm'])]
  }
  return { devices, alarms, closed: closedAlarms(devices), streets: streetsOf(devices, alarms) }
}

export const planDefaults = {
  heartRate: { on: true, low: 45, high: 120, hysteresis: 5, after: 'PT1M' }, breathing: { on: true, low: 8, high: 28, hysteresis: 2, after: 'PT1M' },
  apnoea: { on: true, after: 'PT20S' }, bedExit: { on: true, from: '22:00:00', to: '06:00:00', after: 'PT20M' }, notUp: { on: true, by: '09:30:00' },
  inactivity: { on: true, from: '08:00:00', to: '20:00:00', after: 'PT4H' }, room: { on: true, low: 12, high: 32, hysteresis: 1, after: 'PT30M' },
  door: { on: true, from: '22:00:00', to: '06:00:00', after: 'PT10M' }, battery: { on: true, low: 15, enough: 20 }, sensor: { on: true, after: 'PT30M' },
  heartbeat: { on: true, every: 'PT1M', missed: 3 }, quiet: { on: true, from: '21:00:00', to: '07:00:00' }, zone: 'Asia/Shanghai', visits: [], absences: [],
}
const planPatch = { heartRate: { high: 110 }, bedExit: { after: 'PT30M' }, visits: [{ days: ['TUESDAY', 'FRIDAY'], from: '09:00:00', to: '10:30:00' }] }

const residentOf = (id, devices) => {
  const index = Number(id.slice(2)) - 1
  const bed = devices.find(device => device.residentId === id)
  return {
    id, name: person(index), preferredName: `${person(index)[0]}${index % 3 ? '奶奶' : '爷爷'}`, sex: index % 3 ? 'female' : 'male', bornOn: `19${two(36 + (index % 18))}-0${1 + (index % 9)}-17`,
    phone: '12900006501', street: bed?.street ?? 'st-01', streetName: bed?.streetName ?? '听潮街道', homeId: `h-${id}`, address: `青石弄${12 + index}号康乐新村`, building: `${1 + (index % 30)}幢`, door: `2单元${301 + (index % 4)}室`,
    keySafe: '鞋柜后，密码7912', entryNote: '单元门按603#', dialect: '南通话', mobility: '拄拐可慢走，不能久站', mainsDevice: '制氧机', illnesses: ['高血压', '冠心病（支架术后）', '右膝骨关节炎'],
    medicines: ['阿司匹林 100 mg，早', '氨氯地平 5 mg，早', '阿托伐他汀 20 mg，晚'], risk: ['high', 'medium', 'medium-low', 'low'][index % 4],
    contacts: [{ name: '陈建国', relation: '儿子', phone: '12900001021' }, { name: '陈丽华', relation: '女儿（外地）', phone: '12900001022' }, { name: '周师傅', relation: '邻居，有钥匙', phone: '12900001023' }],
    endedAt: null, endReason: null,
  }
}
const events = one => {
  const at = seconds => iso(Date.parse(one.onset) + seconds * 1000)
  const told = [{ at: one.onset, kind: 'raised', detail: null, by: null }, { at: at(0.1), kind: 'taken', detail: null, by: null }, { at: at(0.4), kind: 'offered', detail: null, by: '坐席 7' }]
  for (let press = 1; press < one.presses; press++) told.push({ at: at(4 * press), kind: 'pressed-again', detail: null, by: null })
  if (one.agent) told.push({ at: at(7), kind: 'accepted', detail: null, by: one.agent })
  if (one.closedAt) told.push({ at: one.closedAt, kind: 'closed', detail: one.outcome, by: one.agent })
  return told
}
const commandsOf = deviceId => [
  ['measure-now', 'done', 40, {}, null], ['interval', 'done', 4_000, { seconds: 30 }, null], ['voice-mode', 'failed', 9_000, { mode: 'answer' }, 'no speaker unit'], ['test', 'expired', 90_000, {}, null],
].map(([kind, state, ago, parameters, detail], index) => ({
  id: `c-${index}`, deviceId, kind, parameters, state, at: iso(Date.now() - ago * 1000), expiresAt: iso(Date.now() + 3_600_000), sentAt: iso(Date.now() - ago * 1000 + 60),
  deliveredAt: state === 'done' ? iso(Date.now() - ago * 1000 + 180) : null, endedAt: state === 'done' ? iso(Date.now() - ago * 1000 + 180) : null, attempts: state === 'expired' ? 4 : 1, by: index ? 'chenxiao' : null, detail,
}))
const qr = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 21 21" shape-rendering="crispEdges"><path d="${Array.from({ length: 441 }, (_, cell) => [cell % 21, Math.floor(cell / 21)])
  .filter(([x, y]) => [[0, 0], [14, 0], [0, 14]].some(([left, top]) => x >= left && x < left + 7 && y >= top && y < top + 7 && (x === left || y === top || x === left + 6 || y === top + 6 || (x > left + 1 && x < left + 5 && y > top + 1 && y < top + 5))) || ((x * 7 + y * 13 + x * y) % 5 < 2 && !(x < 8 && y < 8) && !(x > 12 && y < 8) && !(x < 8 && y > 12)))
  .map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('')}"/></svg>`

/** A stand-in for the gateway that shows a canned district; for looking at the operations page, never for running it. */
export async function operationsFixture(dist) {
  let shown = scenes.usual()
  let signedIn = true
  let mode = 'well'
  const persons = personsFixture()
  const records = recordsFixture()
  const told = []
  const streams = new Set()
  const write = (stream, kind, data) => stream.write(`event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`)
  const status = () => ({
    devicesOnline: Object.fromEntries(['bed', 'watch', 'kiosk'].map(kind => [kind, shown.devices.filter(device => device.kind === kind && device.online).length])),
    hotlinesOnline: mode === 'hotline-away' ? 0 : 1, messagesPerSecond: shown.devices.length ? Math.round(418 + 40 * Math.sin(Date.now() / 9_000) + (Date.now() % 17)) : 0, messagesCommitted: 41_873_204,
    alarmsOpen: shown.alarms.length, alarmsUntaken: mode === 'hotline-away' ? 7 : 0, database: mode === 'database-away' ? 'connection refused' : 'ready',
  })
  const snapshot = () => ({ at: iso(Date.now()), status: status(), streets: shown.streets, alarms: shown.alarms.slice(0, 500), devices: [] })
  const reading = stream => write(stream, 'reading', { deviceId: stream.follows, at: iso(Date.now()), values: { hr: 61 + (Date.now() % 5), br: 15, bed: 1, room: 21.6, move: 0.1, batt: 81 } })
  const timer = setInterval(() => {
    if (mode === 'silent') return
    for (const stream of streams) {
      write(stream, 'status', status())
      if (stream.follows) reading(stream)
    }
  }, 1_000)

  const page = (items, query, more = {}) => {
    const [start, limit] = [Number(query.get('cursor') ?? 0), Number(query.get('limit') ?? 50)]
    return { items: items.slice(start, start + limit), next: start + limit < items.length ? String(start + limit) : null, ...more }
  }
  const only = (items, query, ...fields) => items.filter(item => fields.every(([name, of]) => query.get(name) === null || String(of(item)) === query.get(name)))

  const devicesFor = query => {
    const found = only(shown.devices, query, ['street', d => d.street], ['kind', d => d.kind], ['online', d => d.online], ['resident', d => d.residentId]).filter(
      device => (!query.get('q') || `${device.id}${device.residentName ?? device.placeName}`.includes(query.get('q'))) && (!query.get('problem') || (query.get('problem') === 'any' ? device.problems.length : device.problems.includes(query.get('problem')))),
    )
    const orders = { battery: d => d.battery ?? 101, lane: d => d.worstLane ?? 9, street: d => d.street, since: d => -Date.parse(d.since) }
    const by = orders[query.get('sort')]
    return by ? found.toSorted((one, other) => (by(one) < by(other) ? -1 : by(one) > by(other) ? 1 : 0)) : found
  }
  const alarmsFor = query => only([...shown.alarms, ...shown.closed], query, ['open', a => a.stage !== 'closed'], ['lane', a => a.lane], ['cause', a => a.cause], ['street', a => a.street], ['resident', a => a.residentId], ['device', a => a.deviceId])
  const alarmOf = id => [...shown.alarms, ...shown.closed].find(one => one.id === id)
  const ago = seconds => iso(Date.now() - seconds * 1000)
  const findings = patch => {
    const finding = (cause, lane, hours, lasts) => ({ deviceId: 'bed-0001', cause, lane, onset: ago(hours * 3_600), endedAt: ago(hours * 3_600 - lasts) })
    const high = patch.heartRate?.high ?? 120
    return [finding('bed-exit', 2, 50, 2_400), ...(high <= 115 ? [finding('hr-high', 2, 44, 300), finding('hr-high', 2, 20, 420)] : []), ...(high <= 100 ? [finding('hr-high', 2, 61, 120), finding('hr-high', 2, 31, 120), finding('hr-high', 2, 9, 120)] : []), finding('not-up', 3, 17, 1_800)]
  }

  /** Path pattern → answer; what is returned is sent as JSON, null is 404. */
  const routes = [
    [/^GET \/api\/session$/, () => (signedIn ? persons.caller() : { problem: 401 })],
    [/^GET \/api\/streets$/, () => ({ countedAt: iso(Date.now()), items: shown.streets })],
    [/^GET \/api\/places$/, () => ({ items: places })],
    [/^GET \/api\/devices$/, ({ query }) => { const found = devicesFor(query); return page(found, query, { total: found.length }) }],
    [/^GET \/api\/devices\/([^/]+)$/, ({ id }) => { const device = shown.devices.find(one => one.id === id); return device && { ...device, address: '青石弄12号康乐新村1幢2单元301室', voice: '60401', lastVitals: { at: ago(2), values: { hr: 64, br: 15, bed: 1, room: 21.6, move: 0.1, batt: 81 } }, whereabouts: null, alarms: shown.alarms.filter(one => one.deviceId === id) } }],
    [/^GET \/api\/devices\/([^/]+)\/readings$/, ({ query }) => summaries(Date.parse(query.get('from')), Date.parse(query.get('to')), query.get('resolution'))],
    [/^GET \/api\/devices\/([^/]+)\/commands$/, ({ id, query }) => page(commandsOf(id), query)],
    [/^POST \/api\/devices\/([^/]+)\/commands$/, ({ id, body }) => ({ status: 202, ...commandsOf(id)[0], ...body, parameters: body.parameters ?? {}, validForSeconds: undefined, state: 'queued', at: ago(0), sentAt: null, deliveredAt: null, endedAt: null, attempts: 0, by: 'chenxiao' })],
    [/^(?:GET|POST) \/api\/devices\/([^/]+)\/self-test$/, ({ id }) => ({ id: 't-1', deviceId: id, startedAt: ago(30), startedBy: 'chenxiao', finishedAt: null, finishedBy: null, state: 'running', checks: [['connected', 'passed'], ['reading', 'passed'], ['hr', 'passed'], ['test-alarm', 'waiting', '尚未收到测试报警：请按设备的测试键', 'no test alarm yet: press the device\'s test button'], ['clock', 'passed'], ['voice', 'waiting', '请呼叫热线，确认双方都能听清，然后在此确认', 'call the hotline, and confirm here that both could hear each other']].map(([check, state, zh = '正常', en = 'all is well']) => ({ check, state, detail: en, words: { zh, en } })) })],
    [/^POST \/api\/devices\/([^/]+)\/claim$/, ({ id }) => ({ code: 'K7QM-2XHW', deviceId: id, expiresAt: iso(Date.now() + 86_400_000), qr: `/api/claims/K7QM-2XHW/qr?device=${id}`, text: `yinling://claim?hub=https%3A%2F%2Fgateway.example&device=${id}&code=K7QM-2XHW` })],
    [/^POST \/api\/devices\/([^/]+)\/rotate$/, ({ id }) => ({ deviceId: id, username: id, password: 'h7Lw2-Qm9xT-4vRkz', server: 'ssl://gateway.example:8883' })],
    [/^POST \/api\/devices\/([^/]+)\/revoke$/, () => ({})],
    [/^GET \/api\/residents$/, ({ query }) => page(only(shown.devices.filter(({ kind }) => kind === 'bed'), query, ['street', d => d.street]).map(device => residentOf(device.residentId, shown.devices)).map(({ id, name, sex, bornOn, street, risk, endedAt }) => ({ id, name, sex, bornOn, street, risk, endedAt })).filter(({ name, risk }) => name.includes(query.get('q') ?? '') && (!query.get('risk') || risk === query.get('risk'))), query)],
    [/^GET \/api\/residents\/([^/]+)$/, ({ id }) => residentOf(id, shown.devices)],
    [/^GET \/api\/residents\/([^/]+)\/care-bed$/, ({ id }) => ({ id: 'cb-1', residentId: id, stage: 'installed', eligible: true, ineligibleBecause: [], criteria: [], assessment: { registeredInDistrict: true, livesInDistrict: true, hardship: 'low-income', disability: 'partly' }, equipment: [{ item: 'bed', count: 1, deviceId: 'bed-0001' }], deviceIds: ['bed-0001'], nextCheckOn: null, steps: [], nextSteps: ['equip', 'check', 'hand-back'] })],
    [/^(?:GET|PUT) \/api\/residents\/([^/]+)\/plan$/, ({ body }) => ({ defaults: planDefaults, patch: body ?? planPatch, effective: { ...planDefaults, heartRate: { ...planDefaults.heartRate, ...(body ?? planPatch).heartRate } }, changedAt: ago(86_400), changedBy: 'chenxiao' })],
    [/^POST \/api\/residents\/([^/]+)\/plan\/preview$/, ({ body }) => ({ readings: 51_840, findings: findings(body.patch) })],
    [/^GET \/api\/alarms$/, ({ query }) => page(alarmsFor(query), query)],
    [/^GET \/api\/alarms\/([^/]+)$/, ({ id }) => alarmOf(id) && { ...alarmOf(id), events: events(alarmOf(id)) }],
    [/^POST \/api\/alarms\/([^/]+)\/close$/, ({ id }) => { const closed = { ...alarmOf(id), stage: 'closed', closedAt: ago(0) }; return { ...closed, events: events(closed) } }],
    [/^GET \/api\/incidents$/, ({ query }) => page(incidentsOf(shown.alarms), query)],
    [/^GET \/api\/incidents\/([^/]+)$/, ({ id }) => incidentsOf(shown.alarms).find(one => one.id === id)],
    [/^GET \/api\/incidents\/([^/]+)\/alarms$/, ({ id, query }) => page(shown.alarms.filter(one => one.incidentId === id), query)],
    [/^POST \/api\/import\/(\w+)$/, ({ query }) => ({ dryRun: query.get('dry-run') === 'true', lines: 41, added: 36, changed: 2, unchanged: 0, refused: [{ line: 7, column: '出生日期', reason: '不是有效的日期：请按1940-03-01、1940/3/1或1940年3月1日的格式填写' }, { line: 19, column: '街道', reason: '本区没有这个街道：请填街道代码或名称' }, { line: 23, column: null, reason: '单元格比表头多：请检查是否有逗号未加引号' }] })],
  ]

  const { server, url } = await serve(dist, async (request, response, path) => {
    if (mode === 'away') return request.socket.destroy()
    const query = new URL(request.url, 'http://localhost').searchParams
    const problem = (status, title, detail) => response.writeHead(status, { 'Content-Type': 'application/problem+json' }).end(JSON.stringify({ type: 'about:blank', title, status, detail }))
    if (path.endsWith('/qr')) return response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(qr)
    if (path === '/api/live') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      response.follows = query.get('device') ?? (query.get('resident') && `bed-${query.get('resident').slice(2)}`)
      streams.add(response)
      response.on('close', () => streams.delete(response))
      return write(response, 'snapshot', snapshot())
    }
    const isText = request.headers['content-type'] === 'text/csv'
    const body = request.headers['content-type'] === 'application/json' ? await bodyOf(request) : isText ? {} : null
    if (request.method !== 'GET') told.push({ method: request.method, path, body })
    if (path === '/api/session' && request.method === 'DELETE') return ((signedIn = false), response.writeHead(204).end())
    if (mode === 'failing' && path !== '/api/session') return problem(503, 'Service Unavailable', 'the database does not answer; try again in a moment')
    const asked = { method: request.method, path: decodeURIComponent(path), query, body, match: request.headers['if-match'] }
    const about = persons.answer(asked) ?? records.answer(asked)
    if (about) {
      if (about.status < 300 && /^POST \/api\/session(\/invitation)?$/.test(`${request.method} ${path}`)) signedIn = true
      response.writeHead(about.status, { ...(about.etag && { ETag: about.etag }), 'Content-Type': about.status < 400 ? 'application/json' : 'application/problem+json' })
      return response.end(about.body === null ? '' : JSON.stringify(about.body))
    }
    for (const [pattern, answer] of routes) {
      const found = pattern.exec(`${request.method} ${decodeURIComponent(path)}`)
      if (!found) continue
      const given = answer({ id: found[1], query, body })
      if (!given) break
      return given.problem ? problem(given.problem, 'Problem', 'sign in first') : json(response, 200, given)
    }
    return problem(404, 'Not Found', 'there is nothing here')
  })
  const everybody = (kind, data) => streams.forEach(stream => write(stream, kind, data))

  return {
    url, told,
    show(name) {
      shown = scenes[name]()
      everybody('snapshot', snapshot())
    },
    be(wanted) {
      mode = wanted
      if (mode === 'away') streams.forEach(stream => stream.destroy())
      else if (mode !== 'silent') everybody('status', status())
    },
    raise(street = 'st-03') {
      const fresh = alarm(0, 1, shown.devices.find(device => device.street === street), 0)
      shown.alarms.unshift(fresh)
      shown.streets = streetsOf(shown.devices, shown.alarms)
      everybody('alarm', fresh)
      everybody('street', shown.streets.find(({ code }) => code === street))
    },
    current: () => shown,
    persons, records,
    signOut: () => (signedIn = false),
    signIn: () => (signedIn = true),
    stop: () => (clearInterval(timer), streams.forEach(stream => stream.destroy()), server.closeAllConnections(), new Promise(done => server.close(done))),
  }
}
