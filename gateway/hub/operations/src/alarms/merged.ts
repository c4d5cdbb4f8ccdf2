import type { Alarm } from '../protocol'

/**
 * What was read with what is live: the live one of two, and those that are new. While the list is not read to its end,
 * live ones older than its last row wait until it comes to them.
 */
export function merged(read: readonly Alarm[], live: readonly Alarm[], complete: boolean): Alarm[] {
  const fresh = new Map(live.map(alarm => [alarm.id, alarm]))
  const known = new Set(read.map(({ id }) => id))
  const oldest = read.at(-1)?.receivedAt ?? ''
  const added = live.filter(({ id, receivedAt }) => !known.has(id) && (complete || receivedAt >= oldest))
  added.sort((one, other) => (one.receivedAt < other.receivedAt ? 1 : -1))
  return [...added, ...read.map(alarm => fresh.get(alarm.id) ?? alarm)]
}
