import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import type { Case, RecentVitals } from '../protocol'
import type { Answer } from './ask'
import { follow } from './follow'
import { useRecentVitals } from './use-recent-vitals'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const vitalsOf = (from: string) => ({ from, to: '', minutes: [], plan: null }) as RecentVitals
const measured = (from: string): Answer => ({ kind: 'measured', vitals: vitalsOf(from) })
const away: Answer = { kind: 'away' }
const caseOf = (id: string, more: Partial<Case> = {}) => ({ id, incident: null, resident: {}, vitals: null, ...more }) as Case
const settled = () => vi.advanceTimersByTimeAsync(0)

/** A desk whose case can be changed, and the questions it asked; each is answered by hand. */
function desk(first: Case | null) {
  const before = shallowRef(first)
  const asked: { caseId: string; answer: (answer: Answer) => Promise<void> }[] = []
  const scope = effectScope()
  const recent = scope.run(() =>
    useRecentVitals(() => before.value, caseId => new Promise(resolve => asked.push({ caseId, answer: answer => (resolve(answer), settled().then(() => undefined)) }))),
  )!
  return { before, asked, recent, end: () => scope.stop() }
}

test('asks at once, and every half minute', async () => {
  const ask = vi.fn(async () => measured('a'))
  const stop = follow(ask, () => {})
  await settled()
  expect(ask).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(29_999)
  expect(ask).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(ask).toHaveBeenCalledTimes(2)
  stop()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(ask).toHaveBeenCalledTimes(2)
  expect(vi.getTimerCount()).toBe(0)
})

test('while nobody can say it asks after ten seconds, then ever less often, and at the usual pace once somebody can', async () => {
  const answers: Answer[] = [away, away, away, measured('a'), away]
  const asked: number[] = []
  const started = Date.now()
  const stop = follow(async () => (asked.push((Date.now() - started) / 1000), answers.shift() ?? measured('b')), () => {}, () => 0.5)
  await vi.advanceTimersByTimeAsync(115_000)
  stop()
  expect(asked).toEqual([0, 10, 30, 70, 100, 110])
})

test('an answer that comes after the case is gone is never drawn for the next one', async () => {
  const { before, asked, recent } = desk(caseOf('a'))
  before.value = caseOf('b')
  expect(asked.map(({ caseId }) => caseId)).toEqual(['a', 'b'])
  await asked[0]!.answer(measured('of a'))
  expect(recent.measured.value).toBeNull()
  await asked[1]!.answer(measured('of b'))
  expect(recent.measured.value?.from).toBe('of b')
})

test('what was drawn goes in the very moment the case does', async () => {
  const { before, asked, recent } = desk(caseOf('a'))
  await asked[0]!.answer(measured('of a'))
  before.value = caseOf('b')
  expect(recent.measured.value).toBeNull()
})

test('the same case in a later view is not asked for anew', async () => {
  const { before, asked, recent } = desk(caseOf('a'))
  await asked[0]!.answer(measured('of a'))
  before.value = caseOf('a', { presses: 2 })
  await settled()
  expect(asked).toHaveLength(1)
  expect(recent.measured.value?.from).toBe('of a')
})

test('what was drawn stays while the gateway is away, and goes when the case is hers no more', async () => {
  const { asked, recent } = desk(caseOf('a'))
  await asked[0]!.answer(measured('of a'))
  await vi.advanceTimersByTimeAsync(30_000)
  await asked[1]!.answer(away)
  expect([recent.measured.value?.from, recent.away.value]).toEqual(['of a', true])
  await vi.advanceTimersByTimeAsync(12_000)
  await asked[2]!.answer({ kind: 'nothing' })
  expect([recent.measured.value, recent.away.value]).toEqual([null, false])
})

test('nobody is asked about an incident, nor about a kiosk', () => {
  expect(desk(caseOf('incident', { incident: { scope: 'street', building: null, count: 9, homes: [] } })).asked).toEqual([])
  expect(desk(caseOf('kiosk', { resident: null })).asked).toEqual([])
  expect(desk(null).asked).toEqual([])
  expect(desk(caseOf('bed-nobody-lives-in', { resident: null, vitals: { at: '', values: {} } })).asked).toHaveLength(1)
})

test('a desk that is left leaves no timer', async () => {
  const { asked, end } = desk(caseOf('a'))
  await asked[0]!.answer(measured('of a'))
  end()
  expect(vi.getTimerCount()).toBe(0)
})
