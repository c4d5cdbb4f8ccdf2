import { expect, test } from 'vitest'
import type { QueueItem, View } from '../protocol'
import { levelNow } from './service-level'

const now = Date.parse('2026-11-21T20:00:00Z')
const waiting = (seconds: number): QueueItem => ({
  caseId: String(seconds), lane: 1, cause: 'sos', openedAt: new Date(now - seconds * 1000).toISOString(), state: 'waiting',
  seat: null, presses: 1, who: '', where: '', incident: null,
})
const view = (answered: number, answeredWithin15s: number, queue: QueueItem[] = []) =>
  ({ queue, today: { opened: answered + queue.length, answered, answeredWithin15s, answerP50Ms: null } }) as unknown as View

test('no case yet gives no number', () => {
  expect(levelNow(view(0, 0), now)).toBeNull()
})

test('95 of 100 is on target, 94 is not', () => {
  expect(levelNow(view(100, 95), now)).toEqual({ share: 0.95, met: true })
  expect(levelNow(view(100, 94), now)?.met).toBe(false)
})

test('whoever has waited longer than 15 s counts as missed before anybody answers', () => {
  expect(levelNow(view(1, 1, [waiting(16)]), now)?.share).toBe(0.5)
  expect(levelNow(view(1, 1, [waiting(15)]), now)?.share).toBe(1)
})
