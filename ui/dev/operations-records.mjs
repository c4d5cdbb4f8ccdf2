// Programs that use the invented district's API, and the log of who looked at whose record.
import { createHash } from 'node:crypto'
import { given, problem, wrong } from './operations-answers.mjs'
import { iso } from './operations-data.mjs'

const [minute, day] = [60_000, 86_400_000]
const longestDays = 731
const scopePattern = /^(\*|(district|residents|plans|devices|readings|alarms|commands|upkeep):(read|write))$/
const namePattern = /^[0-9A-Za-z][0-9A-Za-z._-]{0,62}$/

const someTokens = () => [
  ['care-records', ['residents:read', 'residents:write', 'plans:read', 'alarms:read'], 212], ['city-dashboard', ['district:read', 'alarms:read', 'devices:read'], 11],
  ['installer-app', ['devices:read', 'devices:write', 'commands:read', 'commands:write'], 64], ['machine', ['*'], 548], ['pilot-2025', ['readings:read'], -23],
  ['statistics', ['devices:read', 'readings:read'], 380],
].map(([name, scopes, days]) => ({ name, scopes, expiresAt: iso(Date.now() + days * day) }))

/** The latest first: minutes ago, who, what, whose record, about what. */
const recent = [
  [0, 'chenxiao', 'signIn', null, '10.20.4.17'], [2, 'limin', 'closeCase', 'r-0031', '20261128-112902.417-bed-0031-sos'], [4, 'limin', 'addNote', 'r-0031', '20261128-112902.417-bed-0031-sos'], [9, 'limin', 'acceptCase', 'r-0031', '20261128-112902.417-bed-0031-sos'], [9, 'limin', 'offerCase', 'r-0031', '20261128-112902.417-bed-0031-sos'],
  [12, 'guhaifeng', 'getResident', 'r-0007', null], [13, 'guhaifeng', 'listResidents', null, 'q=…&street=st-03&limit=200'], [15, 'care-records', 'changeResident', 'r-0112', 'r-0112'], [15, 'care-records', 'getResident', 'r-0112', null],
  [21, 'hejing', 'listAlarms', null, 'open=true&limit=200'], [22, 'hejing', 'getAlarm', 'r-0042', 'bed-0042.hr-low.20261128T031502.114Z'], [26, 'luxiaoyan', 'readCase', 'r-0019', '20261127-213055.080-bed-0019-bed-exit'], [27, 'luxiaoyan', 'listCases', null, null],
  [31, 'chenxiao', 'putPlan', 'r-0007', 'r-0007'], [32, 'chenxiao', 'previewPlan', 'r-0007', null], [33, 'chenxiao', 'getPlan', 'r-0007', null], [33, 'chenxiao', 'listReadings', 'r-0007', 'bed-0007'], [34, 'chenxiao', 'getLive', 'r-0007', null], [34, 'chenxiao', 'getResident', 'r-0007', null],
  [41, 'chenxiao', 'createToken', null, null], [47, 'console:yinling', 'account drop-factor', null, 'songbo'], [52, 'console:yinling', 'account invite', null, 'zhaoli'], [60, 'limin', 'signIn', null, 'seat 7, 10.20.6.0'],
  [64, 'shenqing', 'signOut', null, '10.20.4.0'], [71, 'fanyun', 'getCareBed', 'r-0155', null], [83, 'chenxiao', 'rotateDevice', 'r-0023', 'bed-0023'], [88, 'chenxiao', 'exportResidents', null, 'street=st-01'], [95, 'guhaifeng', 'signIn', null, '10.20.0.0 by OpenID Connect'],
  [101, 'chenxiao', 'endPerson', null, 'zhoutao'], [113, 'installer-app', 'createClaim', null, 'watch-0061'], [114, 'installer-app', 'weighDevice', null, 'watch-0061'], [127, 'songbo', 'confirmSecondFactor', null, '10.20.4.0'], [128, 'songbo', 'acceptInvitation', null, '10.20.4.0'],
]
const usual = [['limin', 'offerCase'], ['limin', 'acceptCase'], ['limin', 'closeCase'], ['guhaifeng', 'getResident'], ['hejing', 'listReadings'], ['care-records', 'getResident'], ['luxiaoyan', 'offerCase']]
const more = Array.from({ length: 700 }, (_, index) => {
  const [by, operation] = usual[(index * 5 + Math.floor(index / 7)) % usual.length]
  const bed = String(1 + ((index * 37) % 160)).padStart(4, '0')
  return [140 + index * 13, by, operation, `r-${bed}`, operation.endsWith('Case') ? `20261127-${12 + (index % 10)}${10 + (index % 49)}07.${100 + (index % 899)}-bed-${bed}-${['sos', 'bed-exit', 'hr-low', 'not-up'][index % 4]}` : operation === 'listReadings' ? `bed-${bed}` : null]
})

/** Each with the hash of the one before, as the gateway makes it. */
function chained() {
  let hash = '0'.repeat(64)
  let at = 0
  const earlier = 40_475
  return [...recent, ...more]
    .reverse()
    .map(([minutes, by, operation, residentId, subject], index) => {
      at = Math.max(at + 900, Date.now() - minutes * minute - ((index * 7_919) % minute))
      const entry = { number: earlier + index + 1, at: iso(at), by, operation, residentId, subject }
      hash = createHash('sha256').update(hash + JSON.stringify(entry)).digest('hex')
      return { ...entry, hash }
    })
    .reverse()
}

export function recordsFixture() {
  let tokens = someTokens()
  let log = chained()
  let fault = null
  const view = token => ({ ...token, expired: Date.parse(token.expiresAt) <= Date.now() })

  function create({ name, scopes, expiresAt }) {
    const mistakes = [
      ...(namePattern.test(name) ? [] : [['/name', 'must be like ^[0-9A-Za-z][0-9A-Za-z._-]{0,62}$']]),
      ...(scopes.length && scopes.length <= 40 ? [] : [['/scopes', 'must have at least 1 item']]),
      ...scopes.flatMap((scope, index) => (scopePattern.test(scope) ? [] : [[`/scopes/${index}`, 'is no scope']])),
    ]
    if (mistakes.length) return wrong(mistakes)
    const until = Date.parse(expiresAt)
    if (until <= Date.now() || until > Date.now() + longestDays * day) return wrong([['/expiresAt', 'must be later than now, and within two years']])
    if (tokens.some(token => token.name === name)) return problem(409, 'name-taken', 'Choose another name, or end that one first.')
    const made = { name, scopes: [...new Set(scopes)].sort(), expiresAt }
    tokens = [...tokens, made].sort((one, other) => (one.name < other.name ? -1 : 1))
    return given({ of: view(made), token: createHash('sha256').update(name).digest('hex') }, 201)
  }
  function end(name) {
    if (!tokens.some(token => token.name === name)) return problem(404, null, 'There is no token of that name')
    tokens = tokens.filter(token => token.name !== name)
    return { status: 204, body: null }
  }
  function listed(query) {
    const [before, limit] = [Number(query.get('cursor') ?? Infinity), Number(query.get('limit') ?? 50)]
    const found = log.filter(({ number, by, residentId }) => number < before && (!query.get('by') || by === query.get('by')) && (!query.get('resident') || residentId === query.get('resident')))
    const items = found.slice(0, limit)
    return given({ items, next: found.length > limit ? String(items.at(-1).number) : null })
  }
  function verified() {
    if (fault === 'unread') return problem(503, null, 'The anchors of the audit log cannot be read; the log says why')
    const last = log[0] ?? { number: 0, hash: null }
    if (!fault) return given({ entries: last.number, intact: true, brokenAt: null, fault: null, lastHash: last.hash, anchors: last.number ? 128 : 0 })
    const at = fault === 'cut-off' ? last.number + 1 : last.number - 300
    return given({ entries: at - 1, intact: false, brokenAt: at, fault, lastHash: log.find(({ number }) => number < at)?.hash ?? null, anchors: 126 })
  }

  const routes = [
    [/^GET \/api\/tokens$/, () => given({ items: tokens.map(view) })],
    [/^POST \/api\/tokens$/, ({ body }) => create(body)],
    [/^DELETE \/api\/tokens\/([^/]+)$/, ({ id }) => end(id)],
    [/^GET \/api\/audit$/, ({ query }) => listed(query)],
    [/^GET \/api\/audit\/verification$/, () => verified()],
  ]
  return {
    /** What the next check of the log finds; `unread` where it cannot be checked, null where all is well. */
    breakLog: what => (fault = what),
    empty: () => ((tokens = []), (log = [])),
    reset: () => ((tokens = someTokens()), (log = chained()), (fault = null)),
    /** What the gateway answers; null for what is none of this. */
    answer({ method, path, query, body }) {
      for (const [pattern, answer] of routes) {
        const found = pattern.exec(`${method} ${path}`)
        if (found) return answer({ id: found[1], query, body })
      }
      return null
    },
  }
}
