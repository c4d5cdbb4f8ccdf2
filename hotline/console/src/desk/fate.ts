import type { View } from '../protocol'

/** Where a case is that was in hand here. */
export type Fate =
  | { kind: 'mine' }
  | { kind: 'at-seat'; seat: number; agent: string | null }
  | { kind: 'offered'; seat: number; agent: string | null }
  | { kind: 'waiting' }
  | { kind: 'over' }

export function fateOf(caseId: string, view: View): Fate {
  if (view.case?.id === caseId) return { kind: 'mine' }
  const item = view.queue.find(queued => queued.caseId === caseId)
  if (!item) return { kind: 'over' }
  const { seat } = item
  if (seat === null) return { kind: 'waiting' }
  const agent = view.seats.find(summary => summary.seat === seat)?.agent ?? null
  return { kind: item.state === 'accepted' ? 'at-seat' : 'offered', seat, agent }
}
