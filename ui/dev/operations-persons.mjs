// Who may use the invented district's software, and what the gateway answers about them: sign-in, second factor, one-time codes, persons.
import { given, problem, wrong } from './operations-answers.mjs'
import { iso } from './operations-data.mjs'

const hour = 3_600_000
export const places = ['听潮', '桂香', '柳岸', '莲溪'].map((name, index) => ({
  id: `p-${index + 1}`, street: `st-0${index + 1}`, name: `${name}街道居家养老服务中心`, address: `${name}路${18 + index}号`, phone: index % 2 ? null : '12900007000',
}))

const personOf = ([id, name, roles, more = {}], index) => ({
  id, name, roles, hasPassword: true, secondFactor: roles.some(({ role }) => ['operator', 'supervisor', 'auditor'].includes(role)), robot: false, invitedUntil: null, endedAt: null,
  version: 3 + index, changedAt: iso(Date.now() - (5 + index * 31) * hour), changedBy: index % 4 === 3 ? null : 'chenxiao', ...more,
})
const everybody = () => [
  ['chenxiao', '陈晓', [{ role: 'operator' }]], ['fanyun', '范芸', [{ role: 'caregiver', street: 'st-05' }, { role: 'caregiver', street: 'st-06' }]],
  ['gaolan', '高岚', [{ role: 'activity-leader', place: 'p-2' }]], ['guhaifeng', '顾海峰', [{ role: 'supervisor' }, { role: 'agent' }]],
  ['hejing', '何静', [{ role: 'viewer' }]], ['limin', '李敏', [{ role: 'agent' }]], ['luxiaoyan', '陆晓燕', [{ role: 'agent' }]],
  ['qianwei', '钱伟', [{ role: 'driver', street: 'st-01' }, { role: 'driver', place: 'p-1' }]], ['robot-02', '小陈', [{ role: 'agent' }], { robot: true }],
  ['shenqing', '沈清', [{ role: 'auditor' }]], ['songbo', '宋波', [{ role: 'operator' }], { secondFactor: false }], ['tangyi', '唐怡', [{ role: 'canteen', place: 'p-3' }]],
  ['wangjianjun', '王建军', [{ role: 'family', resident: 'r-0007' }]], ['xuli', '徐莉', [], { hasPassword: false, secondFactor: false }],
  ['zhaoli', '赵莉', [{ role: 'street-staff', street: 'st-01' }, { role: 'viewer' }], { hasPassword: false, secondFactor: false, invitedUntil: iso(Date.now() + 66 * hour) }],
  ['zhoutao', '周涛', [{ role: 'agent' }], { endedAt: iso(Date.now() - 400 * hour) }],
].map(personOf)

/** Whom a picture is of. */
const callers = {
  operator: { name: 'chenxiao', displayName: '陈晓', roles: ['operator'], secondFactor: 'enrolled', expiresAt: null },
  viewer: { name: 'hejing', displayName: '何静', roles: ['viewer'], secondFactor: 'none', expiresAt: null },
  auditor: { name: 'shenqing', displayName: '沈清', roles: ['auditor'], secondFactor: 'enrolled', expiresAt: null },
  agent: { name: 'limin', displayName: '李敏', roles: ['agent'], secondFactor: 'none', expiresAt: null },
  needed: { name: 'songbo', displayName: '宋波', roles: [], secondFactor: 'needed', expiresAt: null },
}

const recoveryCodes = ['7Q4M-K2XW-NB6T-RD3H', 'H9TP-3RVC-5WKX-M8QJ', 'X6DN-W8JA-2FZG-T4PC', 'B2FG-Y5KQ-V9HD-7NXR', 'M4RT-9ZPH-C3JW-K6BY', 'C8WX-6NVD-Q2TF-H5ZM', 'A3KJ-Q7TB-8RNC-X4VG', 'V5PH-2MGF-J7YD-W9KT', 'R9YC-D4XN-6BQM-3HZP', 'T6ZB-8GWK-P4XV-N2FJ']
/** What is wrong with a code; null where nothing is. */
function secondFactor(code) {
  if (code === '123456' || recoveryCodes.includes(code)) return null
  return code === '111111'
    ? problem(401, 'second-factor-clock', 'The phone\'s clock is 7 minutes slow: set it by the network.')
    : problem(401, 'second-factor-wrong', 'That code is not the right one')
}

/** Who has a factor shows it before she gets another. */
const earlier = (caller, code) => caller.secondFactor !== 'enrolled' ? null : code ? secondFactor(code) : problem(401, 'second-factor-needed', 'Type the code of the second factor')

/** Who has signed in stays so: what she typed is not as it must be. */
const inConflict = refused => refused && problem(409, refused.body.code, refused.body.detail)

export function personsFixture() {
  let persons = everybody()
  let caller = callers.operator
  let isElsewhere = false
  const invitation = person => ({ person, code: '7KQM-2XHW-PD4T', validUntil: iso(Date.now() + 72 * hour) })
  const put = person => {
    const changed = { ...person, version: person.version + 1, changedAt: iso(Date.now()), changedBy: caller.name }
    persons = [...persons.filter(({ id }) => id !== person.id), changed].sort((one, other) => (one.id < other.id ? -1 : 1))
    return changed
  }
  const isLast = person => !persons.some(({ id, roles, endedAt }) => id !== person.id && !endedAt && roles.some(({ role }) => role === 'operator'))
  const unknown = roles => roles.flatMap(({ resident }, index) => (resident && !/^r-0\d{3}$/.test(resident) ? [[`/roles/${index}/resident`, `there is no resident ${resident}`]] : []))

  function signIn({ name, password, code }) {
    if (name === 'crowd') return problem(503, 'busy', 'Try again in a few seconds')
    if (password !== 'right') return problem(401, 'wrong-credentials', 'Type both again')
    if (name === 'limin') return given((caller = callers.agent))
    if (name === 'songbo') return given((caller = callers.needed))
    if (!code) return problem(401, 'second-factor-needed', 'Type the code of the second factor')
    return secondFactor(code) ?? given((caller = name === 'shenqing' ? callers.auditor : callers.operator))
  }
  function accept({ code, id, name }) {
    if (!code.startsWith('7KQM') && !code.startsWith('FRST')) return problem(404, 'no-such-code', 'The code is wrong, used or expired')
    if (code.startsWith('FRST') && !id) return wrong([['/id', 'say who you are'], ['/name', 'say who you are']])
    if (id === 'chenxiao') return problem(409, 'id-taken', 'Somebody has this id')
    return given((caller = { ...callers.operator, ...(id && { name: id, displayName: name }) }))
  }
  function enter({ id, name, roles }) {
    if (persons.some(person => person.id === id)) return problem(409, 'id-taken', 'Somebody has this id')
    if (unknown(roles).length) return wrong(unknown(roles))
    return given(invitation(put({ ...personOf([id, name, roles], 0), hasPassword: false, secondFactor: false, invitedUntil: iso(Date.now() + 72 * hour), version: 0 })), 201)
  }
  function change(person, { name, roles }, match) {
    if (isElsewhere || (match && match !== `"${person.version}"`)) return ((isElsewhere = false), put({ ...person, name: `${person.name}（二组）` }), problem(412, null, 'It was changed meanwhile'))
    if (unknown(roles).length) return wrong(unknown(roles))
    const losesOperator = person.roles.some(({ role }) => role === 'operator') && !roles.some(({ role }) => role === 'operator')
    return losesOperator && isLast(person) ? problem(409, 'last-operator', 'Nobody would be an operator') : given(put({ ...person, name, roles }))
  }
  function listed(query) {
    const found = persons.filter(
      ({ id, name, roles, endedAt }) => `${id}${name}`.includes(query.get('q') ?? '') && (endedAt !== null) === (query.get('ended') === 'true') && (!query.get('role') || roles.some(({ role }) => role === query.get('role'))),
    )
    return given({ items: found, next: null })
  }

  const routes = [
    [/^GET \/api\/session\/ways$/, () => given({ openIdConnect: null })],
    [/^POST \/api\/session$/, ({ body }) => signIn(body)],
    [/^POST \/api\/session\/invitation$/, ({ body }) => accept(body)],
    [/^POST \/api\/session\/second-factor$/, ({ body }) => inConflict(earlier(caller, body.code)) ?? given({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Yinling:songbo?secret=JBSWY3DPEHPK3PXP&issuer=Yinling' }, 201)],
    [/^PUT \/api\/session\/second-factor$/, ({ body }) => inConflict(secondFactor(body.code)) ?? ((caller = caller === callers.needed ? { ...callers.operator, name: 'songbo', displayName: '宋波' } : caller), given({ recoveryCodes }))],
    [/^PUT \/api\/session\/password$/, ({ body }) => (body.old === 'right-old-one' ? given(caller) : problem(409, 'wrong-credentials', 'That is not your password'))],
    [/^GET \/api\/persons$/, ({ query }) => listed(query)],
    [/^POST \/api\/persons$/, ({ body }) => enter(body)],
    [/^GET \/api\/persons\/([^/]+)$/, ({ person }) => given(person)],
    [/^PUT \/api\/persons\/([^/]+)$/, ({ person, body, match }) => change(person, body, match)],
    [/^POST \/api\/persons\/([^/]+)\/end$/, ({ person }) => (person.roles.some(({ role }) => role === 'operator') && isLast(person) ? problem(409, 'last-operator', 'The last operator stays') : given(put({ ...person, endedAt: iso(Date.now()) })))],
    [/^POST \/api\/persons\/([^/]+)\/resume$/, ({ person }) => given(put({ ...person, endedAt: null }))],
    [/^POST \/api\/persons\/([^/]+)\/invitation$/, ({ person }) => given(invitation(put({ ...person, invitedUntil: iso(Date.now() + 72 * hour) })), 201)],
  ]

  return {
    caller: () => caller,
    /** Who is signed in from now on; a page asks when it is loaded. */
    as: who => (caller = callers[who]),
    changeElsewhere: () => (isElsewhere = true),
    reset: () => ((persons = everybody()), (caller = callers.operator)),
    /** What the gateway answers; null for what is none of this. */
    answer({ method, path, query, body, match }) {
      for (const [pattern, answer] of routes) {
        const found = pattern.exec(`${method} ${path}`)
        if (!found) continue
        const person = found[1] === undefined ? null : persons.find(({ id }) => id === found[1])
        return person === undefined ? problem(404, null, 'there is no such person') : answer({ person, query, body, match })
      }
      return null
    },
  }
}
