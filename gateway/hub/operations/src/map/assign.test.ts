import { expect, test } from 'vitest'
import { shapesFor } from './assign'
import { shapes } from './shapes'

const numbered = (prefix: string) => Array.from({ length: 16 }, (_, index) => `${prefix}${String(index + 1).padStart(2, '0')}`)

test('sixteen shapes, one a number', () => {
  expect(shapes.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1))
})

test.each(['st-', '320602-'])('codes such as %s07 find the shape of their number', prefix => {
  const given = shapesFor(numbered(prefix))
  expect(given.size).toBe(16)
  expect(given.get(`${prefix}07`)?.number).toBe(7)
})

test('a code without a number of its own takes what is free', () => {
  const given = shapesFor(['north', 'st-01', 'x-01'])
  expect(given.get('st-01')?.number).toBe(1)
  expect(new Set([...given.values()].map(({ number }) => number)).size).toBe(3)
})

test('streets beyond the last shape have none', () => {
  expect(shapesFor([...numbered('st-'), 'st-17', 'st-18']).size).toBe(16)
})
