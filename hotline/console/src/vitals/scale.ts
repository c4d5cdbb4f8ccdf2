import type { Limits, Series } from '@yinling/ui'

export type Range = readonly [low: number, high: number]
/** Shares of the picture's height, from its top. */
export interface Strip { top: number; bottom: number }
interface Placed { range: Range; strip: Strip }

/** The least that an axis covers, so that calm does not look like a storm; and from how near on a limit is in sight. */
const spans: Record<string, { least: number; near: number }> = {
  hr: { least: 30, near: 20 }, br: { least: 10, near: 7 }, spo2: { least: 6, near: 4 }, temp: { least: 2, near: 1 }, room: { least: 6, near: 4 },
}
const percents = new Set(['spo2'])
/** Above and below, as a share of the range. */
const margin = 0.16
/** Between two strips, as a share of the picture's height: their limits must be told apart. */
const gap = 0.06

/** What is drawn of a vital: all that was measured, the limits that it has passed or is near to, and always the nearer one. */
export function rangeOf(vital: string, { least, most }: Pick<Series, 'least' | 'most'>, { low, high }: Limits): Range {
  const span = spans[vital] ?? { least: 1, near: 1 }
  const [lowest, highest] = [Math.min(...known(least)), Math.max(...known(most))]
  const above = low === null ? Infinity : lowest - low
  const below = high === null ? Infinity : high - highest
  const seen = [low !== null && (above < span.near || above <= below) ? low : lowest, high !== null && (below < span.near || below < above) ? high : highest]
  const bottom = Math.min(lowest, ...seen)
  const top = Math.max(highest, ...seen)
  const missing = Math.max(0, span.least - (top - bottom)) / 2
  const pad = (top - bottom + 2 * missing) * margin
  const beyond = percents.has(vital) ? Math.max(0, top + missing - 100) : 0
  return [bottom - missing - beyond - pad, top + missing - beyond + pad]
}

const known = (values: (number | null)[]): number[] => values.filter(value => value !== null)

/** One below the other, each as high as its weight says. */
export function stripsOf(weights: readonly number[]): Strip[] {
  const perWeight = (1 - gap * (weights.length - 1)) / weights.reduce((sum, weight) => sum + weight, 0)
  let next = 0
  return weights.map(weight => {
    const top = next
    const bottom = top + weight * perWeight
    next = bottom + gap
    return { top, bottom }
  })
}

/** Where a value stands: 0 at the top of the picture, 1 at its bottom. */
export function shareOf(value: number, { range: [low, high], strip: { top, bottom } }: Placed): number {
  return top + ((high - value) / (high - low)) * (bottom - top)
}

/** The range of the whole height, of which the strip's own is a part. */
export function wholeRangeOf({ range: [low, high], strip: { top, bottom } }: Placed): [number, number] {
  const perShare = (high - low) / (bottom - top)
  return [low - (1 - bottom) * perShare, high + top * perShare]
}

export const isWithin = (value: number, [low, high]: Range): boolean => value >= low && value <= high
