import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020'
import formats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'

/** What the pictures are taken of is what the gateway may answer: the fixture against the published contract. */
interface Fixture { url: string; show(scene: string): void; current(): { alarms: { id: string; incidentId: string | null }[] }; stop(): Promise<void> }

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
const span = { from: new Date(Date.now() - 2 * hour).toISOString(), to: new Date().toISOString() }
const asked: [method: string, template: string, query?: string, body?: unknown][] = [
  ['get', '/api/session'], ['get', '/api/streets'],
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
  const ids: Record<string, string> = { deviceId: 'bed-0007', residentId: 'r-0007', alarmId: alarms[0]!.id, incidentId: alarms.find(({ incidentId }) => incidentId)!.incidentId! }
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name]!))
  const answer = await fetch(`${fixture.url.replace(/\/$/, '')}${path}?${query}`, {
    method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
  expect(answer.ok).toBe(true)
  const good = Object.keys(contract.paths[template]?.[method]?.responses ?? {}).find(status => status.startsWith('2'))!
  expect(complaints(pointer('paths', template, method, 'responses', good, 'content', 'application/json', 'schema'), await answer.json())).toEqual([])
  if (body !== undefined) expect(complaints(pointer('paths', template, method, 'requestBody', 'content', 'application/json', 'schema'), body)).toEqual([])
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
