import type { Summary } from '../protocol'

/** Somebody in bed and still, in bed and stirring, out of bed; a gap where the device said nothing. */
export type Rest = 'calm' | 'stirring' | 'in-bed' | 'out'
export interface Band { from: number; to: number; rest: Rest }

/** Share of a bucket in bed from which on it counts as in bed. */
const inBedFrom = 0.5
/** Mean movement, 0 to 1, from which on a sleeper counts as stirring. */
const stirringFrom = 0.25

/** Summaries of `spanMs` each as bands in order of time; neighbours alike are one. */
export function bandsOf(summaries: readonly Summary[], spanMs: number): Band[] {
  const bands: Band[] = []
  for (const summary of summaries) {
    const rest = restOf(summary)
    if (!rest) continue
    const from = Date.parse(summary.from)
    const last = bands.at(-1)
    if (last?.rest === rest && last.to === from) last.to = from + spanMs
    else bands.push({ from, to: from + spanMs, rest })
  }
  return bands
}

function restOf({ inBed, values }: Summary): Rest | null {
  if (inBed === null) return null
  if (inBed < inBedFrom) return 'out'
  const move = values['move']
  if (!move) return 'in-bed'
  return move.average < stirringFrom ? 'calm' : 'stirring'
}

/** Only in or out: what is restful and what is not is one. */
export function presenceOf(bands: readonly Band[]): Band[] {
  const merged: Band[] = []
  for (const band of bands) {
    const rest = band.rest === 'out' ? 'out' : 'in-bed'
    const last = merged.at(-1)
    if (last?.rest === rest && last.to === band.from) last.to = band.to
    else merged.push({ ...band, rest })
  }
  return merged
}

/** How much of the known time was spent so, in milliseconds. */
export function timeOf(bands: readonly Band[], rests: readonly Rest[]): number {
  return bands.filter(({ rest }) => rests.includes(rest)).reduce((sum, { from, to }) => sum + to - from, 0)
}
