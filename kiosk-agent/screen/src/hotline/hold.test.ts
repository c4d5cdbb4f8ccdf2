import { expect, test } from 'vitest'
import { graceMs, holdMs, idle, passed, pressed, released, shareOf } from './hold'

test('three seconds held are an SOS, and a moment less is none', () => {
  const held = pressed(idle, 1_000)
  expect(passed(held, 1_000 + holdMs - 1).kind).toBe('held')
  expect(passed(held, 1_000 + holdMs).kind).toBe('done')
})

test('a release before that is none, once the grace is over', () => {
  const lifted = released(pressed(idle, 0), 2_900)
  expect(passed(lifted, 2_900 + graceMs - 1).kind).toBe('lifted')
  expect(passed(lifted, 2_900 + graceMs)).toEqual(idle)
})

test('a trembling hand goes on where it was, without the time in the air', () => {
  const again = pressed(released(pressed(idle, 0), 2_000), 2_300)
  expect(shareOf(again, 2_300)).toBeCloseTo(2 / 3)
  expect(passed(again, 3_299).kind).toBe('held')
  expect(passed(again, 3_300).kind).toBe('done')
})

test('one hold is one SOS until the button is released', () => {
  const done = passed(pressed(idle, 0), holdMs)
  expect(pressed(done, 4_000)).toEqual(done)
  expect(passed(done, 60_000)).toEqual(done)
  expect(released(done, 60_001)).toEqual(idle)
})

test('the share grows while held, stands while lifted and is full when done', () => {
  const held = pressed(idle, 0)
  expect(shareOf(held, 1_500)).toBe(0.5)
  expect(shareOf(released(held, 1_500), 1_700)).toBe(0.5)
  expect(shareOf({ kind: 'done' }, 0)).toBe(1)
})
