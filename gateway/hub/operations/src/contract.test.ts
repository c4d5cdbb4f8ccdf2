import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020'
import formats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'

/** What the pictures are taken of is what the gateway may answer: the fixture against the published contract. */
interface Fixture { url: string; show(scene: string): void; current(): { alarms: { id: string; incidentId: string | null }[] }; records: { breakLog(fault: string | null): void }; stop(): Promise<void> }

const contract = parse(readFileSync(new URL('../../src/main/resources/openapi/gateway.yaml', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>
}
const ajv = new Ajv({ strict: false, allErrors: true })
formats(ajv)
ajv.addSchema(contract, 'contract')

let fixture: Fixture
beforeAll(async () => {
  const module = (await import(new URL('../../../../ui/dev/operations-fixture.mjs', import.meta.url).href)) as { operationsFixture(dist: string): Promise<Fixture> }
  fixture = await module.operationsFixture('nowhere')
  fixture.show('crowded')
})
afterAll(() => fixture.stop())

const pointer = (...parts: string[]) => parts.map(part => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
const complaints = (schema: string, value: unknown) => {
  const check = ajv.compile({ $ref: `contract#${encodeURI(schema)}` })
  return check(value) ? [] : check.errors?.slice(0, 5).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const hour = 3_600_000
const password = 'correct-horse-battery'
const span = { from: new Date(Date.now() - 2 * hour).toISOString(), to: new Date().toISOString() }
const asked: [method: string, template: string, query?: string, body?: unknown][] = [
  ['get', '/api/session'], ['get', '/api/streets'], ['get', '/api/places'],
  ['post', '/api/session', '', { name: 'chenxiao', password: 'right', code: '123456' }], ['post', '/api/session/invitation', '', { code: '7KQM-2XHW-PD4T', password }],
  ['post', '/api/session/invitation', '', { code: 'FRST-2XHW-PD4T', password, id: 'zhangmin', name: '张敏' }], ['post', '/api/session/second-factor', '', { code: '123456' }], ['put', '/api/session/second-factor', '', { code: '123456' }],
  ['put', '/api/session/password', '', { old: 'right-old-one', new: password }],
  ['get', '/api/persons', 'limit=200'], ['get', '/api/persons', 'ended=true&role=agent'], ['post', '/api/persons', '', { id: 'liuyang', name: '刘洋', roles: [{ role: 'caregiver', resident: 'r-0007' }, { role: 'viewer' }] }],
  ['get', '/api/persons/{personId}'], ['put', '/api/persons/{personId}', '', { name: '赵莉', roles: [{ role: 'street-staff', street: 'st-02' }] }],
  ['post', '/api/persons/{personId}/end'], ['post', '/api/persons/{personId}/resume'], ['post', '/api/persons/{personId}/invitation'],
  ['get', '/api/tokens'], ['post', '/api/tokens', '', { name: 'new-one', scopes: ['readings:read', 'commands:write'], expiresAt: new Date(Date.now() + 90 * 24 * hour).toISOString() }], ['delete', '/api/tokens/{tokenName}'],
  ['get', '/api/audit', 'limit=500'], ['get', '/api/audit', 'by=limin&resident=r-0031&limit=2'], ['get', '/api/audit/verification'],
  ['get', '/api/devices', 'limit=500&sort=lane&problem=any'], ['get', '/api/devices/{deviceId}'],
  ['get', '/api/devices/{deviceId}/readings', `resolution=minute&from=${span.from}&to=${span.to}`],
  ['get', '/api/devices/{deviceId}/readings', `resolution=hour&from=${span.from}&to=${span.to}`],
  ['get', '/api/devices/{deviceId}/commands'], ['post', '/api/devices/{deviceId}/commands', '', { kind: 'interval', parameters: { seconds: 30 }, validForSeconds: 3600 }],
  ['get', '/api/devices/{deviceId}/self-test'], ['post', '/api/devices/{deviceId}/claim'], ['post', '/api/devices/{deviceId}/rotate', '', { overlapSeconds: 3600 }],
  ['get', '/api/residents', 'limit=200'], ['get', '/api/residents/{residentId}'], ['get', '/api/residents/{residentId}/care-bed'],
  ['get', '/api/residents/{residentId}/plan'], ['put', '/api/residents/{residentId}/plan', '', { heartRate: { high: 110 } }],
  ['post', '/api/residents/{residentId}/plan/preview', '', { ...span, patch: {} }],
  ['get', '/api/alarms', 'open=true&limit=500'], ['get', '/api/alarms', 'open=false&limit=200'], ['get', '/api/alarms/{alarmId}'],
  ['post', '/api/alarms/{alarmId}/close', '', { reason: 'battery changed on site' }],
  ['get', '/api/incidents', 'open=true'], ['get', '/api/incidents/{incidentId}'], ['get', '/api/incidents/{incidentId}/alarms'],
]

test.each(asked)('%s %s %s', async (method, template, query = '', body = undefined) => {
  const { alarms } = fixture.current()
  const ids: Record<string, string> = { personId: 'zhaoli', tokenName: 'statistics', deviceId: 'bed-0007', residentId: 'r-0007', alarmId: alarms[0]!.id, incidentId: alarms.find(({ incidentId }) => incidentId)!.incidentId! }
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name]!))
  const answer = await fetch(`${fixture.url.replace(/\/$/, '')}${path}?${query}`, {
    method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
  expect(answer.ok).toBe(true)
  const good = Object.keys(contract.paths[template]?.[method]?.responses ?? {}).find(status => status.startsWith('2'))!
  if (good === '204') expect(answer.status).toBe(204)
  else expect(complaints(pointer('paths', template, method, 'responses', good, 'content', 'application/json', 'schema'), await answer.json())).toEqual([])
  if (body !== undefined) expect(complaints(pointer('paths', template, method, 'requestBody', 'content', 'application/json', 'schema'), body)).toEqual([])
})

test('what is refused', async () => {
  const refused = async (method: string, path: string, body: unknown) => {
    const answer = await fetch(`${fixture.url}api/${path}`, { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
    const problem = (await answer.json()) as { code?: string }
    expect(complaints(pointer('components', 'schemas', 'Problem'), problem)).toEqual([])
    return [answer.status, problem.code]
  }
  const credentials = { name: 'chenxiao', password: 'right' }
  expect(await refused('POST', 'session', { ...credentials, password: 'wrong' })).toEqual([401, 'wrong-credentials'])
  expect(await refused('POST', 'session', credentials)).toEqual([401, 'second-factor-needed'])
  expect(await refused('POST', 'session', { ...credentials, code: '000000' })).toEqual([401, 'second-factor-wrong'])
  expect(await refused('POST', 'session', { ...credentials, code: '111111' })).toEqual([401, 'second-factor-clock'])
  expect(await refused('POST', 'session/invitation', { code: 'XXXX-2XHW-PD4T', password })).toEqual([404, 'no-such-code'])
  expect(await refused('POST', 'session/invitation', { code: 'FRST-2XHW-PD4T', password })).toEqual([400, undefined])
  expect(await refused('POST', 'persons', { id: 'chenxiao', name: '陈晓', roles: [] })).toEqual([409, 'id-taken'])
  const token = { name: 'machine', scopes: ['readings:read'], expiresAt: new Date(Date.now() + 24 * hour).toISOString() }
  expect(await refused('POST', 'tokens', token)).toEqual([409, 'name-taken'])
  expect(await refused('POST', 'tokens', { ...token, name: 'late', expiresAt: '2099-01-01T00:00:00Z' })).toEqual([400, undefined])
  expect(await refused('POST', 'tokens', { ...token, name: 'none', scopes: [] })).toEqual([400, undefined])
  expect(await refused('DELETE', 'tokens/nobody', null)).toEqual([404, undefined])
})

test('what a check of the log may find', async () => {
  for (const fault of ['changed', 'missing', 'cut-off', 'rebuilt', null]) {
    fixture.records.breakLog(fault)
    const found: unknown = await (await fetch(`${fixture.url}api/audit/verification`)).json()
    expect(complaints(pointer('components', 'schemas', 'AuditVerification'), found)).toEqual([])
    expect(found).toMatchObject({ fault, intact: fault === null })
  }
})

test('what is live', async () => {
  const heard = await listen(`${fixture.url}api/live?resident=r-0007`, ['snapshot', 'status', 'reading'])
  const schemas = { snapshot: 'LiveSnapshot', status: 'Status', reading: 'LiveReading' } as Record<string, string>
  for (const [kind, data] of heard) expect(complaints(pointer('components', 'schemas', schemas[kind]!), data), kind).toEqual([])
})

/** The first event of each of these kinds. */
async function listen(url: string, kinds: string[]): Promise<Map<string, unknown>> {
  const stop = new AbortController()
  const heard = new Map<string, unknown>()
  const { body } = await fetch(url, { signal: stop.signal })
  const text = new TextDecoder()
  let rest = ''
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    const events = (rest + text.decode(chunk, { stream: true })).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const found = /^event: (\w+)\ndata: (.*)$/s.exec(event)
      if (found && kinds.includes(found[1]!)) heard.set(found[1]!, JSON.parse(found[2]!))
    }
    if (kinds.every(kind => heard.has(kind))) break
  }
  stop.abort()
  return heard
}
