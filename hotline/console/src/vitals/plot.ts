import { colourOf, lonely } from '@yinling/ui'
import type uPlot from 'uplot'
import type { Curve, PlacedCurve } from './curves'
import { wholeRangeOf } from './scale'

export interface Size { width: number; height: number }
/** Where the pointer is, and what was measured there: null in a gap. */
export interface Pointed { seconds: number; index: number | null }

/** From least to most. */
const shade = '3d'
/** How near the pointer must be to what was measured. */
const leastReachPx = 4

/** Only lines and shades: what can be text or a plain line is not painted. Each vital has a scale that puts it into its strip. */
export function optionsOf(curves: readonly PlacedCurve[], from: number, to: number, { width, height }: Size, point: (pointed: Pointed | null) => void): uPlot.Options {
  const minutePx = (width * 60_000) / (to - from)
  return {
    width, height,
    padding: [0, 0, 0, 0],
    legend: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 }, hover: { prox: Math.max(leastReachPx, minutePx) } },
    scales: {
      x: { time: false, range: [from / 1000, to / 1000] },
      ...Object.fromEntries(curves.map(curve => [curve.vital, { range: wholeRangeOf(curve) }])),
    },
    axes: [{ show: false }, { show: false, scale: curves[0]!.vital }],
    series: [{}, ...curves.flatMap(linesOf)],
    bands: curves.map((curve, index) => ({ series: [3 * index + 3, 3 * index + 1], fill: colourOfCurve(curve) + shade })),
    hooks: { setCursor: [chart => point(pointedAt(chart))] },
  }
}

function pointedAt(chart: uPlot): Pointed | null {
  const { left = -1, idxs = [] } = chart.cursor
  if (left < 0) return null
  const index = idxs.slice(1).find(found => typeof found === 'number') ?? null
  return { seconds: index === null ? chart.posToVal(left, 'x') : chart.data[0][index]!, index }
}

export const dataOf = (curves: readonly Curve[]): uPlot.AlignedData => [
  curves[0]!.series.at,
  ...curves.flatMap(({ series: { least, average, most } }) => [least, average, most]),
]

function linesOf(curve: Curve): uPlot.Series[] {
  const alone = lonely(curve.series)
  const edge: uPlot.Series = { scale: curve.vital, stroke: 'transparent', points: { show: false } }
  const stroke = colourOfCurve(curve)
  const points = { show: false, size: 5, fill: stroke, filter: alone.length ? alone : null }
  return [edge, { scale: curve.vital, stroke, width: curve.main ? 2 : 1.5, points }, edge]
}

const colourOfCurve = ({ main }: Curve): string => colourOf(main ? 'brand' : 'quiet')
