import type { Person } from '../protocol'

/** Whether somebody can sign in, and if not, why. */
export type PersonState = 'ended' | 'invited' | 'uninvited' | 'active'

export function stateOf({ endedAt, hasPassword, invitedUntil }: Pick<Person, 'endedAt' | 'hasPassword' | 'invitedUntil'>, nowMs: number): PersonState {
  if (endedAt !== null) return 'ended'
  if (hasPassword) return 'active'
  return isOpen(invitedUntil, nowMs) ? 'invited' : 'uninvited'
}

/** Whether there is a one-time code that is still good. */
export const isOpen = (until: string | null, nowMs: number): boolean => until !== null && Date.parse(until) > nowMs
