import type { Rate } from '../frame/operations'

/** A line through the rates in a box of 100 by 30, the last at the right; a gap in time is a gap in the line. */
export function curveOf(rates: readonly Rate[], spanMs: number): string {
  const last = rates.at(-1)
  if (!last) return ''
  const most = Math.max(1, ...rates.map(({ perSecond }) => perSecond))
  let path = ''
  let before = Number.NEGATIVE_INFINITY
  for (const { at, perSecond } of rates) {
    const x = 100 - ((last.at - at) / spanMs) * 100
    if (x < 0) continue
    path += `${at - before > gapMs ? 'M' : 'L'}${x.toFixed(1)} ${(29 - (perSecond / most) * 28).toFixed(1)}`
    before = at
  }
  return path
}

const gapMs = 4_000
