/** How long the button is held for an SOS. */
export const holdMs = 3_000

/** A hand that trembles lifts for a moment: a lift shorter than this is not a release. */
export const graceMs = 400

export type Hold =
  | { kind: 'idle' }
  | { kind: 'held'; since: number }
  | { kind: 'lifted'; since: number; liftedAt: number }
  | { kind: 'done' }

export const idle: Hold = { kind: 'idle' }

export function pressed(hold: Hold, at: number): Hold {
  if (hold.kind === 'idle') return { kind: 'held', since: at }
  // The time in the air does not count.
  if (hold.kind === 'lifted') return { kind: 'held', since: hold.since + (at - hold.liftedAt) }
  return hold
}

export function released(hold: Hold, at: number): Hold {
  if (hold.kind === 'held') return { kind: 'lifted', since: hold.since, liftedAt: at }
  return hold.kind === 'done' ? idle : hold
}

/** What time alone changes: a full hold is done, a lift that lasts is a release. */
export function passed(hold: Hold, at: number): Hold {
  if (hold.kind === 'held' && at - hold.since >= holdMs) return { kind: 'done' }
  if (hold.kind === 'lifted' && at - hold.liftedAt >= graceMs) return idle
  return hold
}

/** From 0 to 1. */
export function shareOf(hold: Hold, at: number): number {
  if (hold.kind === 'idle') return 0
  if (hold.kind === 'done') return 1
  return Math.min(1, ((hold.kind === 'lifted' ? hold.liftedAt : at) - hold.since) / holdMs)
}
