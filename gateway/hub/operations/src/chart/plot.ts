import { colourOf } from '@yinling/ui'
import uPlot from 'uplot'

/** Left of the plot, for the numbers; the bands and marks below and above keep the same. */
export const left = 56
export const right = 26

interface Wanted {
  width: number
  height: number
  /** The last of the pictures carries the times. */
  times: boolean
  from: number
  to: number
  low: number | null
  high: number | null
  hover: (index: number | null) => void
}

/** How a vital is drawn. Colours are read when it is drawn, so it is drawn anew when day turns into night. */
export function plot({ width, height, times, from, to, low, high, hover }: Wanted): uPlot.Options {
  const font = `14px ${colourOf('font')}`
  const axis = { stroke: colourOf('quiet'), font, ticks: { show: false }, grid: { stroke: `${colourOf('quiet')}2e`, width: 1 } }
  return {
    width, height,
    padding: [8, right, 0, 0],
    legend: { show: false },
    cursor: { sync: { key: 'vitals' }, y: false, drag: { x: false, y: false }, points: { size: 7 } },
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'Asia/Shanghai'),
    scales: { x: { time: true, range: [from / 1000, to / 1000] }, y: { range: (_, least, most) => room(least, most, low, high) } },
    axes: [
      { ...axis, size: times ? 26 : 8, space: 90, values: (_, splits) => splits.map(split => (times ? timeAt(split, to - from) : '')) },
      { ...axis, size: left, space: 28 },
    ],
    series: [
      {},
      { label: 'least', stroke: 'transparent', points: { show: false } },
      { label: 'average', stroke: colourOf('brand'), width: 1.8, points: { show: false } },
      { label: 'most', stroke: 'transparent', points: { show: false } },
    ],
    bands: [{ series: [3, 1], fill: mixed(colourOf('brand')) }],
    hooks: {
      setCursor: [chart => hover(chart.cursor.idx ?? null)],
      draw: [chart => [low, high].forEach(limit => limit !== null && dashed(chart, limit, colourOf('lane-2')))],
    },
  }
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', month: '2-digit', day: '2-digit' })

function timeAt(seconds: number, spanMs: number): string {
  const time = clock.format(seconds * 1000)
  return spanMs > 2 * 86_400_000 || time === '00:00' ? day.format(seconds * 1000) : time
}

/** Some room above and below, and the thresholds in sight where they are near. */
function room(least: number, most: number, low: number | null, high: number | null): [number, number] {
  const reach = Math.max(6, (most - least) * 1.2)
  const near = (limit: number | null) => limit !== null && limit > least - reach && limit < most + reach
  const bottom = near(low) ? Math.min(least, low!) : least
  const top = near(high) ? Math.max(most, high!) : most
  const pad = Math.max(1, (top - bottom) * 0.12)
  return [bottom - pad, top + pad]
}

function dashed(chart: uPlot, limit: number, colour: string): void {
  const { left: x, top, width, height } = chart.bbox
  const y = chart.valToPos(limit, 'y', true)
  if (y < top || y > top + height) return
  chart.ctx.save()
  chart.ctx.strokeStyle = colour
  chart.ctx.lineWidth = devicePixelRatio
  chart.ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio])
  chart.ctx.beginPath()
  chart.ctx.moveTo(x, y)
  chart.ctx.lineTo(x + width, y)
  chart.ctx.stroke()
  chart.ctx.restore()
}

const mixed = (colour: string) => `${colour}3d`
