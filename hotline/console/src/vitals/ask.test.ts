import { afterEach, expect, test, vi } from 'vitest'
import { askVitals } from './ask'

afterEach(() => vi.unstubAllGlobals())

const answered = async (status: number, body: unknown) => {
  const fetched = vi.fn(async (_path: string) => new Response(JSON.stringify(body), { status }))
  vi.stubGlobal('fetch', fetched)
  return { answer: await askVitals('20261128-0417/1'), path: fetched.mock.calls[0]![0] }
}

test('what was measured comes from the case’s own address', async () => {
  const vitals = { from: '', to: '', minutes: [], plan: null }
  expect(await answered(200, vitals)).toEqual({ answer: { kind: 'measured', vitals }, path: '/api/cases/20261128-0417%2F1/vitals' })
})

test('a case that is not hers shows nothing; whatever else goes wrong may pass', async () => {
  expect((await answered(404, {})).answer.kind).toBe('nothing')
  expect((await answered(401, {})).answer.kind).toBe('nothing')
  expect((await answered(503, { code: 'gateway-away' })).answer.kind).toBe('away')
  expect((await answered(500, {})).answer.kind).toBe('away')
  expect((await answered(200, { minutes: null })).answer.kind).toBe('away')
  expect((await answered(200, null)).answer.kind).toBe('away')
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('nobody there')))
  expect((await askVitals('a')).kind).toBe('away')
})
