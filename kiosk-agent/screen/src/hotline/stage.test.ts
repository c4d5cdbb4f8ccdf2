import { expect, test } from 'vitest'
import type { Link, SosState, State } from '../protocol'
import { stageOf } from './stage'

const state = (link: Link, sos: [string, SosState] | null): State => ({
  now: '2026-11-21T20:00:00Z', kiosk: 'kiosk-06', placeName: '', hotlineNumber: '871-12345', link,
  sos: sos && { key: sos[0], pressedAt: '2026-11-21T20:00:00Z', presses: 1, state: sos[1], agent: null },
})

test('without a press there is nothing to say', () => {
  expect(stageOf(null, null)).toBeNull()
  expect(stageOf(null, state('offline', null))).toBeNull()
})

test('the kiosk\u2019s own state is shown as it is', () => {
  for (const known of ['received', 'taken', 'closed'] as const)
    expect(stageOf({ key: 'a', state: 'saved' }, state('online', ['a', known]))).toBe(known)
})

test('saved without a network says so', () => {
  expect(stageOf(null, state('online', ['a', 'saved']))).toBe('saved')
  expect(stageOf(null, state('offline', ['a', 'saved']))).toBe('offline')
  expect(stageOf({ key: 'a', state: 'saved' }, state('offline', null))).toBe('offline')
})

test('a new press is never covered by the state of an older one', () => {
  expect(stageOf({ key: 'b', state: 'sending' }, state('online', ['a', 'closed']))).toBe('sending')
  expect(stageOf({ key: 'b', state: 'unsaved' }, state('online', ['a', 'taken']))).toBe('unsaved')
})

test('nothing is called saved before the kiosk said so', () => {
  expect(stageOf({ key: 'a', state: 'unsaved' }, null)).toBe('unsaved')
})
