import { answerWithinMs, hasAnswerTime } from '../queue/order'
import type { View } from '../protocol'

const target = 0.95

export interface LevelNow {
  share: number
  met: boolean
}

/**
 * The share answered within 15 s today. Whoever has waited longer already counts as missed, before anybody answers: a
 * number that looks well because nobody picks up would be a lie.
 */
export function levelNow(view: View, nowMs: number): LevelNow | null {
  const overdue = view.queue.filter(item => hasAnswerTime(item) && nowMs - Date.parse(item.openedAt) > answerWithinMs)
  const counted = view.today.answered + overdue.length
  if (counted === 0) return null
  const share = view.today.answeredWithin15s / counted
  return { share, met: share >= target }
}
