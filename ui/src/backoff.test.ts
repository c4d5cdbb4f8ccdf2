import { expect, test } from 'vitest'
import { backoffMs } from './backoff'

const middle = () => 0.5

test('waits double from half a second to ten seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 1000].map(attempt => backoffMs(attempt, middle))).toEqual([
    500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000,
  ])
})

test('the spread stays within a fifth either way', () => {
  expect(backoffMs(0, () => 0)).toBe(400)
  expect(backoffMs(0, () => 0.999_999)).toBe(600)
})
