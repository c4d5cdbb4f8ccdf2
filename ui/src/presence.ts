import type { Summary } from './series'

/** In bed or out of it without a break; where the device said nothing there is none. Milliseconds since 1970. */
export interface Stretch { from: number; to: number; inBed: boolean }

/** Share of a span in bed from which on it counts as in bed. */
const inBedFrom = 0.5

/** Neighbouring spans alike are one stretch. */
export function presenceOf(summaries: readonly Summary[], spanMs: number): Stretch[] {
  const stretches: Stretch[] = []
  for (const { from: start, inBed: share } of summaries) {
    if (share === null) continue
    const from = Date.parse(start)
    const inBed = share >= inBedFrom
    const last = stretches.at(-1)
    if (last?.inBed === inBed && last.to === from) last.to = from + spanMs
    else stretches.push({ from, to: from + spanMs, inBed })
  }
  return stretches
}
