import { expect, test } from 'vitest'
import { nextTick, ref } from 'vue'
import type { Case, Condition } from '../protocol'
import { endings } from './endings'

const alarm = (cause: string, endedAt: string | null = null) => ({ cause, endedAt, lane: 2 }) as Condition
const caseOf = (id: string, ...alarms: Condition[]) => ({ id, cause: alarms[0]!.cause, incident: null, alarms }) as unknown as Case

test('one alarm takes one outcome, which can be changed', () => {
  const ends = endings(() => caseOf('a', alarm('hr-low')))
  expect(ends.main.value).toBeNull()
  ends.choose('ambulance')
  expect(ends.main.value).toBe('ambulance')
  ends.chooseNumber(4)
  expect([ends.main.value, ends.outcome.value]).toEqual(['comforted', 'comforted'])
})

test('each alarm takes an outcome of its own, one after the other, before the case can be closed', () => {
  const ends = endings(() => caseOf('a', alarm('hr-low'), alarm('room-cold')))
  ends.choose('caregiver-sent')
  expect(ends.about.value).toBe('room-cold')
  expect(ends.outcome.value).toBeNull()
  expect(ends.main.value).toBeNull()
  ends.choose('family-informed')
  expect(ends.main.value).toBe('caregiver-sent')
  expect(ends.all.value).toEqual({ 'hr-low': 'caregiver-sent', 'room-cold': 'family-informed' })
  ends.pick('hr-low')
  ends.choose('ambulance')
  expect(ends.all.value).toEqual({ 'hr-low': 'ambulance', 'room-cold': 'family-informed' })
})

test('an alarm that comes while the case is about to be closed wants its outcome too', () => {
  const shown = ref(caseOf('a', alarm('hr-low')))
  const ends = endings(() => shown.value)
  ends.choose('comforted')
  shown.value = caseOf('a', alarm('hr-low'), alarm('fall'))
  expect(ends.main.value).toBeNull()
  expect(ends.missing.value.map(({ cause }) => cause)).toEqual(['fall'])
})

test('what was over by itself has its outcome; the alarm that the case is about is the agent’s to end', () => {
  const ends = endings(() => caseOf('a', alarm('hr-low', '2026-11-21T03:00:00Z'), alarm('room-cold', '2026-11-21T03:00:00Z')))
  expect(ends.missing.value.map(({ cause }) => cause)).toEqual(['hr-low'])
  expect(ends.all.value).toEqual({ 'room-cold': 'cleared' })
})

test('a technical alarm and an unreadable one have outcomes of their own', () => {
  expect(endings(() => caseOf('a', alarm('silent'))).choices.value).toContain('repair-ordered')
  expect(endings(() => caseOf('a', alarm('unreadable'))).choices.value).toContain('device-fault')
  expect(endings(() => caseOf('a', alarm('hr-low'))).choices.value).not.toContain('device-fault')
})

test('another case begins with nothing chosen', async () => {
  const shown = ref(caseOf('a', alarm('sos')))
  const ends = endings(() => shown.value)
  ends.choose('ambulance')
  shown.value = caseOf('b', alarm('sos'))
  await nextTick()
  expect(ends.main.value).toBeNull()
})
