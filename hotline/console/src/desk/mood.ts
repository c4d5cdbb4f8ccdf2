import type { AgentState, View } from '../protocol'

/** What she is while she has no case: ready, away, missed, or left alone for a while after a case. */
export type Mood = AgentState | 'wrap-up'

export function moodOf(view: Pick<View, 'agentState' | 'pause'> | null): Mood {
  if (!view) return 'away'
  return view.pause.wrapUpUntil ? 'wrap-up' : view.agentState
}
