import { expect, test } from 'vitest'
import { typist } from './typist'

test('somebody is writing until she pauses or puts the pen down', () => {
  let now = 10_000
  const pen = typist(() => now)
  expect(pen.isTyping()).toBe(false)
  pen.typed()
  now += 1_499
  expect(pen.isTyping()).toBe(true)
  expect(pen.calmInMs()).toBe(1)
  now += 1
  expect(pen.isTyping()).toBe(false)
  pen.typed()
  pen.rested()
  expect(pen.isTyping()).toBe(false)
})
