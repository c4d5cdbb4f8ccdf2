import { expect, test } from 'vitest'
import { curveOf } from './rate-curve'

const rate = (at: number, perSecond: number) => ({ at, perSecond })

test('nothing yet is no line', () => {
  expect(curveOf([], 300_000)).toBe('')
})

test('the newest is at the right, the highest at the top', () => {
  expect(curveOf([rate(0, 50), rate(1_000, 100)], 10_000)).toBe('M90.0 15.0L100.0 1.0')
})

test('a gap in time is a gap in the line', () => {
  expect(curveOf([rate(0, 10), rate(6_000, 10), rate(7_000, 10)], 10_000).match(/M/g)).toHaveLength(2)
})

test('what is older than the span is left out, and no readings are a line at the bottom', () => {
  expect(curveOf([rate(0, 0), rate(20_000, 0)], 10_000)).toBe('M100.0 29.0')
})
