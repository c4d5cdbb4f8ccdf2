/** What was measured of one vital in a span of time. */
export interface Figures { count: number; least: number; most: number; average: number }

/** What a device measured in a span of time; `inBed` is the share of it that somebody lay in the bed, null where it does not tell. */
export interface Summary { from: string; readings: number; values: Record<string, Figures>; inBed: number | null }

/** A vital over time as uPlot wants it: seconds, then least, average and most; null breaks the line. */
export interface Series {
  at: number[]
  least: (number | null)[]
  average: (number | null)[]
  most: (number | null)[]
}

/** A gap of more than a span between two summaries is a gap in the line. All vitals of the same summaries share their times. */
export function seriesOf(summaries: readonly Summary[], name: string, spanMs: number): Series {
  const series: Series = { at: [], least: [], average: [], most: [] }
  let before = Number.NEGATIVE_INFINITY
  for (const { from: start, values } of summaries) {
    const from = Date.parse(start)
    if (from - before > spanMs && series.at.length) put(series, before + spanMs, spanMs)
    put(series, from, spanMs, values[name])
    before = from
  }
  return series
}

/** A span's figures stand at its middle. */
function put(series: Series, from: number, spanMs: number, figures?: Figures): void {
  series.at.push((from + spanMs / 2) / 1000)
  series.least.push(figures?.least ?? null)
  series.average.push(figures?.average ?? null)
  series.most.push(figures?.most ?? null)
}

export const isEmpty = ({ average }: Series): boolean => average.every(value => value === null)

/** What stands between two gaps alone is no line; it wants a point. */
export function lonely({ average }: Series): number[] {
  return [...average.keys()].filter(index => average[index] !== null && (average[index - 1] ?? null) === null && (average[index + 1] ?? null) === null)
}
