import type { Outcome, View } from '../protocol'
import { moodOf } from './mood'

export type LineState = 'connecting' | 'up' | 'lost'
export type Step = 'wait' | 'reconnect' | 'accept' | 'choose-outcome' | 'close' | 'take-back' | 'end-wrap-up' | 'ready' | 'away'

/** The one sensible thing to do now; it is what the big button does. */
export function nextStep(line: LineState, view: View | null, outcome: Outcome | null): Step {
  if (line === 'lost') return 'reconnect'
  if (line === 'connecting' || !view) return 'wait'
  if (view.offer) return 'accept'
  if (view.closing) return 'take-back'
  if (view.case) return outcome ? 'close' : 'choose-outcome'
  const mood = moodOf(view)
  if (mood === 'wrap-up') return 'end-wrap-up'
  return mood === 'ready' ? 'away' : 'ready'
}
