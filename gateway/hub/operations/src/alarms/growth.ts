import type { Alarm } from '../protocol'

export interface Step { at: number; count: number }

const secondMs = 1_000

/** How many alarms an incident had at which second. */
export function growthOf(alarms: readonly Alarm[]): Step[] {
  const seconds = new Map<number, number>()
  for (const { onset } of alarms) {
    const second = Math.floor(Date.parse(onset) / secondMs) * secondMs
    seconds.set(second, (seconds.get(second) ?? 0) + 1)
  }
  let count = 0
  return [...seconds].sort(([one], [other]) => one - other).map(([at, added]) => ({ at, count: (count += added) }))
}
