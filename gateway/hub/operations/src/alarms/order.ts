import type { Alarm } from '../protocol'

/** The most urgent first, of those the latest; tests never stand before a person. */
export const byUrgency = (one: Alarm, other: Alarm): number =>
  one.lane - other.lane || Date.parse(other.onset) - Date.parse(one.onset) || (one.id < other.id ? -1 : 1)
