import type { Lane } from '../protocol'

export interface Marked { id: string; lane: Lane; onset: string }
export interface Mark<T extends Marked> { share: number; lane: Lane; alarms: T[] }

/**
 * Alarms as marks on an axis of time: those too near to be told apart are one mark with the most urgent lane.
 *
 * @param slots how many marks have room side by side
 */
export function marksOf<T extends Marked>(alarms: readonly T[], from: number, to: number, slots: number): Mark<T>[] {
  const taken = new Map<number, T[]>()
  for (const alarm of alarms) {
    const share = (Date.parse(alarm.onset) - from) / (to - from)
    if (share < 0 || share > 1) continue
    const slot = Math.min(slots - 1, Math.floor(share * slots))
    taken.set(slot, [...(taken.get(slot) ?? []), alarm])
  }
  return [...taken]
    .sort(([one], [other]) => one - other)
    .map(([slot, together]) => ({ share: (slot + 0.5) / slots, lane: worstOf(together), alarms: together }))
}

const worstOf = (alarms: readonly Marked[]): Lane => alarms.reduce<Lane>((worst, { lane }) => (lane < worst ? lane : worst), 5)
