import { expect, test } from 'vitest'
import type { CaseState, Lane, QueueItem } from '../protocol'
import { hasAnswerTime, inOrder, waitingByLane } from './order'

const item = (caseId: string, lane: Lane, openedAt: string, state: CaseState = 'waiting'): QueueItem => ({
  caseId, lane, openedAt: `2026-11-21T20:${openedAt}Z`, state, cause: 'sos', seat: null, presses: 1, who: '王秀英', where: '', incident: null,
})

test('most urgent first, and within a lane who has waited longest', () => {
  const queue = [item('late', 1, '10:05'), item('care', 3, '10:00'), item('early', 1, '10:01'), item('urgent', 2, '10:09')]
  expect(inOrder(queue).map(({ caseId }) => caseId)).toEqual(['early', 'late', 'urgent', 'care'])
})

test('an accepted emergency stands behind everybody who still waits', () => {
  const queue = [item('accepted', 1, '10:00', 'accepted'), item('test', 5, '10:09'), item('offered', 1, '10:08', 'offered')]
  expect(inOrder(queue).map(({ caseId }) => caseId)).toEqual(['offered', 'test', 'accepted'])
})

test('ordering leaves the list it was given alone', () => {
  const queue = [item('b', 2, '10:00'), item('a', 1, '10:00')]
  inOrder(queue)
  expect(queue.map(({ caseId }) => caseId)).toEqual(['b', 'a'])
})

test('the counts leave out what is already accepted', () => {
  const queue = [item('a', 4, '10:00'), item('b', 1, '10:00'), item('c', 4, '10:00'), item('d', 1, '10:00', 'accepted')]
  expect(waitingByLane(queue)).toEqual([{ lane: 1, count: 1 }, { lane: 4, count: 2 }])
})

test('only people have an answer time to keep', () => {
  expect(([1, 2, 3, 4, 5] as const).map(lane => hasAnswerTime(item('a', lane, '10:00')))).toEqual([true, true, true, false, false])
})
