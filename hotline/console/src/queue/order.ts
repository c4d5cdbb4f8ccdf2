import type { Lane, QueueItem } from '../protocol'

/** Hotlines answer for 15 s (GB/T 33358-2016, 95 % connected). */
export const answerWithinMs = 15_000

const handled = (item: QueueItem) => item.state === 'accepted' || item.state === 'closed'

/** Those who wait before those in good hands, then the most urgent lane, then who has waited longest. */
export function inOrder(queue: readonly QueueItem[]): QueueItem[] {
  return [...queue].sort(
    (a, b) => Number(handled(a)) - Number(handled(b)) || a.lane - b.lane || Date.parse(a.openedAt) - Date.parse(b.openedAt),
  )
}

export const waitingIn = (queue: readonly QueueItem[]): QueueItem[] => queue.filter(item => !handled(item))

/** How many wait in each lane, most urgent first, without the empty ones. */
export function waitingByLane(queue: readonly QueueItem[]): { lane: Lane; count: number }[] {
  const counts = new Map<Lane, number>()
  for (const item of waitingIn(queue)) counts.set(item.lane, (counts.get(item.lane) ?? 0) + 1)
  return [...counts].map(([lane, count]) => ({ lane, count })).sort((a, b) => a.lane - b.lane)
}

/** Technical and test items have no answer time to keep. */
export const hasAnswerTime = (item: QueueItem): boolean => item.lane <= 3 && !handled(item)
