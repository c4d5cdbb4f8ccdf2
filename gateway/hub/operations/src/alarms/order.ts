import type { Alarm } from '../protocol'

/** The most urgent first, of those the latest; tests never stand before a person. */
export const byUrgency = (one: Alarm, other: Alarm): number =>
  one.lane - other.lane || Date.parse(other.onset) - Date.parse(one.onset) || (one.id < other.id ? -1 : 1)

/** Of the same alarm pressed again and again, the first: since then somebody has been waiting. */
export function onePerCause(alarms: readonly Alarm[]): Alarm[] {
  const first = new Map<string, Alarm>()
  for (const alarm of alarms) {
    const key = `${alarm.deviceId} ${alarm.cause}`
    const known = first.get(key)
    if (!known || Date.parse(alarm.onset) < Date.parse(known.onset)) first.set(key, alarm)
  }
  return [...first.values()]
}
