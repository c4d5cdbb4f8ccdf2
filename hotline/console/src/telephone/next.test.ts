import { expect, test } from 'vitest'
import { nextDeed, type Situation } from './next'

const quiet: Situation = { registered: true, ringing: null, talking: null, inHand: null, phone: 'none', late: false, settled: null }

test('a call that rings for an offer waits until she has accepted', () => {
  expect(nextDeed({ ...quiet, ringing: 'c-1' })).toBeNull()
  expect(nextDeed({ ...quiet, ringing: 'c-1', inHand: 'c-1', phone: 'ringing' })).toBe('answer')
})

test('a call of another case is not answered for the one in her hands', () => {
  expect(nextDeed({ ...quiet, ringing: 'c-2', inHand: 'c-1' })).toBeNull()
})

test('what she talks about ends when the case is no longer hers', () => {
  expect(nextDeed({ ...quiet, talking: 'c-1', inHand: 'c-1', phone: 'answered' })).toBeNull()
  expect(nextDeed({ ...quiet, talking: 'c-1' })).toBe('hang-up')
  expect(nextDeed({ ...quiet, talking: 'c-1', inHand: 'c-2' })).toBe('hang-up')
})

test('she has just accepted: the call is on its way to this telephone', () => {
  expect(nextDeed({ ...quiet, inHand: 'c-1', phone: 'none' })).toBeNull()
  expect(nextDeed({ ...quiet, inHand: 'c-1', phone: 'ringing' })).toBeNull()
})

test.each(['none', 'ringing', 'answered', 'ended', 'failed'] as const)('a page that comes back in the middle of a case is called into it, phone %s', phone => {
  expect(nextDeed({ ...quiet, inHand: 'c-1', phone, late: true })).toBe('rejoin')
})

test('a call that ended under her hands, or never came, is made once more', () => {
  expect(nextDeed({ ...quiet, inHand: 'c-1', phone: 'ended' })).toBe('rejoin')
  expect(nextDeed({ ...quiet, inHand: 'c-1', phone: 'failed' })).toBe('rejoin')
})

test('but not again and again, nor where she has rung off, nor where the exchange is away', () => {
  expect(nextDeed({ ...quiet, inHand: 'c-1', phone: 'failed', settled: 'c-1' })).toBeNull()
  expect(nextDeed({ ...quiet, inHand: 'c-1', phone: 'ended', late: true, settled: 'c-1' })).toBeNull()
  expect(nextDeed({ ...quiet, inHand: 'c-1', phone: 'ended', registered: false })).toBeNull()
})
