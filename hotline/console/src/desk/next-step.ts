import type { Outcome, View } from '../protocol'

export type LineState = 'connecting' | 'up' | 'lost'
export type Step = 'wait' | 'reconnect' | 'accept' | 'choose-outcome' | 'close' | 'take-back' | 'ready' | 'away'

/** The one sensible thing to do now; it is what the big button does. */
export function nextStep(line: LineState, view: View | null, outcome: Outcome | null): Step {
  if (line === 'lost') return 'reconnect'
  if (line === 'connecting' || !view) return 'wait'
  if (view.offer) return 'accept'
  if (view.closing) return 'take-back'
  if (view.case) return outcome ? 'close' : 'choose-outcome'
  return view.agentState === 'ready' ? 'away' : 'ready'
}
