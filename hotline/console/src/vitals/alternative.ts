import type { Limits, Series, Stretch } from '@yinling/ui'
import { clockMinutes, vitalLabel, vitalUnit } from '@yinling/ui'
import { t } from '../words'
import type { Curve } from './curves'
import { minuteMs } from './curves'
import type { Picture } from './picture'
import { shareOfAlarm } from './picture'

const withTenths = new Set(['temp', 'room'])
/** One silent minute is the one that has just begun. */
const silentFrom = 2

/** An average over a minute, no finer than anybody reads it. */
export const figure = (vital: string, value: number): string => value.toFixed(withTenths.has(vital) ? 1 : 0)

/** The picture for those who cannot see it, a sentence each. */
export function alternativeOf(picture: Picture, onset: number): string[] {
  const { from, to, curves, presence, silentMinutes } = picture
  return [
    t('curves.span', { from: clockMinutes(from), to: clockMinutes(to) }),
    ...curves.map(curveInWords),
    ...(presence.length ? [presenceInWords(presence)] : []),
    ...(shareOfAlarm(onset, picture) === null ? [] : [t('curves.alarmAt', { time: clockMinutes(onset) })]),
    ...(silentMinutes < silentFrom ? [] : [t('curves.silent', { n: silentMinutes })]),
  ]
}

function curveInWords({ vital, series, limits }: Curve): string {
  const last = series.average.findLastIndex(value => value !== null)
  return t('curves.figures', {
    vital: vitalLabel(vital), unit: vitalUnit(vital), time: clockMinutes(series.at[last]! * 1000), limits: limitsInWords(limits),
    least: figure(vital, extreme(series, 'least')), most: figure(vital, extreme(series, 'most')), last: figure(vital, series.average[last]!),
  })
}

function extreme(series: Series, which: 'least' | 'most'): number {
  const values = series[which].filter(value => value !== null)
  return which === 'least' ? Math.min(...values) : Math.max(...values)
}

const limitsInWords = ({ low, high }: Limits): string =>
  (low === null ? '' : t('curves.andLow', { limit: low })) + (high === null ? '' : t('curves.andHigh', { limit: high }))

function presenceInWords(presence: readonly Stretch[]): string {
  const minutes = (inBed: boolean) =>
    presence.filter(stretch => stretch.inBed === inBed).reduce((sum, { from, to }) => sum + (to - from) / minuteMs, 0)
  const last = presence.at(-1)!
  return t(last.inBed ? 'curves.presenceIn' : 'curves.presenceOut', { inBed: minutes(true), out: minutes(false), time: clockMinutes(last.from) })
}
