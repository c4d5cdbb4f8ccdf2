import type { Figures, Summary } from '../protocol'

/** A vital over time as uPlot wants it: seconds, then least, average and most; null breaks the line. */
export interface Series {
  at: number[]
  least: (number | null)[]
  average: (number | null)[]
  most: (number | null)[]
}

/** A gap of more than a span between two summaries is a gap in the line. */
export function seriesOf(summaries: readonly Summary[], name: string, spanMs: number): Series {
  const series: Series = { at: [], least: [], average: [], most: [] }
  let before = Number.NEGATIVE_INFINITY
  for (const summary of summaries) {
    const from = Date.parse(summary.from)
    if (from - before > spanMs && series.at.length) put(series, before + spanMs, spanMs)
    put(series, from, spanMs, summary.values[name])
    before = from
  }
  return series
}

/** A bucket's figures stand at its middle. */
function put(series: Series, from: number, spanMs: number, figures?: Figures): void {
  series.at.push((from + spanMs / 2) / 1000)
  series.least.push(figures?.least ?? null)
  series.average.push(figures?.average ?? null)
  series.most.push(figures?.most ?? null)
}

export const isEmpty = ({ average }: Series): boolean => average.every(value => value === null)
