import { expect, test } from 'vitest'
import type { View } from '../protocol'
import { nextStep } from './next-step'

const view = (part: Partial<View>) => ({ agentState: 'ready', pause: { wrapUpUntil: null, reason: null, announced: null }, offer: null, case: null, ...part }) as View
const offer = {} as NonNullable<View['offer']>
const shown = {} as NonNullable<View['case']>

test('nothing comes before the connection', () => {
  expect(nextStep('lost', view({ offer }), null)).toBe('reconnect')
  expect(nextStep('connecting', null, null)).toBe('wait')
})

test('an offer comes before a case in hand', () => {
  expect(nextStep('up', view({ offer, case: shown }), 'comforted')).toBe('accept')
})

test('a case wants its outcome, then to be closed', () => {
  expect(nextStep('up', view({ case: shown }), null)).toBe('choose-outcome')
  expect(nextStep('up', view({ case: shown }), 'comforted')).toBe('close')
})

test('without a case the button changes between ready and away', () => {
  expect(nextStep('up', view({ agentState: 'away' }), null)).toBe('ready')
  expect(nextStep('up', view({ agentState: 'missed' }), null)).toBe('ready')
  expect(nextStep('up', view({ agentState: 'ready' }), null)).toBe('away')
})

test('after a case one press ends the time she is left alone', () => {
  const pause = { wrapUpUntil: '2026-11-28T03:00:15Z', reason: null, announced: null }
  expect(nextStep('up', view({ pause }), null)).toBe('end-wrap-up')
  expect(nextStep('up', view({ pause, offer }), null)).toBe('accept')
})
