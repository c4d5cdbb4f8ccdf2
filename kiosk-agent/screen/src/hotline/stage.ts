import type { Sos, State } from '../protocol'

/** What the elder is told about her SOS; each one has its sentences in the words. */
export type Stage = 'sending' | 'unsaved' | 'saved' | 'offline' | 'received' | 'taken' | 'closed'

/** What this page itself knows of the press it made. */
export interface Pending {
  key: string
  state: 'sending' | 'unsaved' | 'saved'
}

/** Null means there is no SOS to speak of. What the page cannot know it does not claim. */
export function stageOf(pending: Pending | null, state: State | null): Stage | null {
  const sos = state?.sos ?? null
  if (pending && pending.key !== sos?.key) return pending.state === 'saved' ? savedOn(state) : pending.state
  return sos && stageOfSos(sos, state)
}

function stageOfSos(sos: Sos, state: State | null): Stage {
  return sos.state === 'saved' ? savedOn(state) : sos.state
}

const savedOn = (state: State | null): Stage => (state?.link === 'offline' ? 'offline' : 'saved')

/** How many of the four steps (saved, received, taken, closed) are behind us. */
export const stepsDone: Record<Stage, number> = {
  sending: 0,
  unsaved: 0,
  saved: 1,
  offline: 1,
  received: 2,
  taken: 3,
  closed: 4,
}
