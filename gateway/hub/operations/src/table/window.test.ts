import { expect, test } from 'vitest'
import { rowAfter, windowOf } from './window'

test('of 20,000 rows only those in sight and a few around them are drawn', () => {
  expect(windowOf(40_000, 800, 40, 20_000)).toEqual({ first: 992, end: 1028 })
})

test('the ends of a list are kept to', () => {
  expect(windowOf(0, 800, 40, 5)).toEqual({ first: 0, end: 5 })
  expect(windowOf(0, 800, 40, 0)).toEqual({ first: 0, end: 0 })
  expect(windowOf(9_000, 800, 40, 10)).toEqual({ first: 10, end: 10 })
})

test('keys lead through the list and stay in it', () => {
  expect(rowAfter('ArrowDown', 3, 10, 5)).toBe(4)
  expect(rowAfter('ArrowUp', 0, 10, 5)).toBe(0)
  expect(rowAfter('PageDown', 7, 10, 5)).toBe(9)
  expect(rowAfter('End', 0, 20_000, 5)).toBe(19_999)
  expect(rowAfter('a', 3, 10, 5)).toBeNull()
  expect(rowAfter('ArrowDown', 0, 0, 5)).toBeNull()
})
