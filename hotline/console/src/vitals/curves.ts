import type { Breach, Limits, Series } from '@yinling/ui'
import { isEmpty, limitsOf, seriesOf } from '@yinling/ui'
import type { RecentVitals } from '../protocol'
import type { Range, Strip } from './scale'
import { rangeOf, stripsOf } from './scale'

export const minuteMs = 60_000

/** A vital's line, and what of its axis is drawn. The main one is what the alarm is about. */
export interface Curve { vital: string; main: boolean; series: Series; limits: Limits; range: Range }
/** A curve with the part of the picture's height that it has to itself. */
export interface PlacedCurve extends Curve { strip: Strip }

/** What can be drawn, in the order a nurse reads it; how warm it is only where the alarm is about that. */
const drawable = ['hr', 'br', 'spo2', 'temp', 'room']
const onlyIfAlarmed = new Set(['temp', 'room'])
const mostCurves = 3
const [mainWeight, otherWeight] = [3, 2]
/** Below this nobody can read it. */
const [mainPx, otherPx] = [30, 24]

export function curvesOf({ minutes, plan }: Pick<RecentVitals, 'minutes' | 'plan'>, breach: Breach | null): Curve[] {
  const measured = drawable
    .filter(vital => !onlyIfAlarmed.has(vital) || vital === breach?.vital)
    .map(vital => ({ vital, series: seriesOf(minutes, vital, minuteMs) }))
    .filter(({ series }) => !isEmpty(series))
  const isAbout = ({ vital }: { vital: string }) => vital === breach?.vital
  const kept = [...measured.filter(isAbout), ...measured.filter(one => !isAbout(one))].slice(0, mostCurves)
  const drawn = measured.filter(one => kept.includes(one))
  return drawn.map(one => {
    const limits = limitsFor(one.vital, plan, breach)
    return { ...one, limits, main: one === kept[0], range: rangeOf(one.vital, one.series, limits) }
  })
}

/** The curves one below the other; in a low picture only those that can be read, and the main one always. */
export function placed(curves: readonly Curve[], heightPx: number): PlacedCurve[] {
  const others = Math.max(0, Math.floor((heightPx - mainPx) / otherPx))
  const kept = new Set([...curves.filter(({ main }) => main), ...curves.filter(({ main }) => !main).slice(0, others)])
  const drawn = curves.filter(curve => kept.has(curve))
  const strips = stripsOf(drawn.map(({ main }) => (main ? mainWeight : otherWeight)))
  return drawn.map((curve, index) => ({ ...curve, strip: strips[index]! }))
}

/** Those of the plan; without it at least the one that the alarm came with. */
function limitsFor(vital: string, plan: RecentVitals['plan'], breach: Breach | null): Limits {
  const limits = limitsOf(plan, vital)
  if (limits.low !== null || limits.high !== null || breach?.vital !== vital) return limits
  return { low: null, high: null, [breach.side]: breach.limit }
}
