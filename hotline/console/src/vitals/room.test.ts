import { expect, test } from 'vitest'
import { roomFor } from './room'

test('curves take half of what is more than needed, and never too much', () => {
  expect(roomFor(2, 118)).toEqual({ heightPx: 118, folded: false })
  expect(roomFor(2, 158)).toEqual({ heightPx: 138, folded: false })
  expect(roomFor(2, 900)).toEqual({ heightPx: 168, folded: false })
})

test('without the least they need they are folded away; three need more than one', () => {
  expect(roomFor(2, 117).folded).toBe(true)
  expect(roomFor(3, 118).folded).toBe(true)
  expect(roomFor(1, 90).folded).toBe(false)
})

test('a presence band alone is as high as it is', () => {
  expect(roomFor(0, 900)).toEqual({ heightPx: 42, folded: false })
})
