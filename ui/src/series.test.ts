import { expect, test } from 'vitest'
import { limitsOf } from './limits'
import { presenceOf } from './presence'
import type { Summary } from './series'
import { isEmpty, lonely, seriesOf } from './series'

const minute = 60_000
const start = Date.UTC(2026, 10, 28, 4)
const summary = (minutes: number, inBed: number | null, hr?: number): Summary => ({
  from: new Date(start + minutes * minute).toISOString(), readings: 1, inBed,
  values: hr === undefined ? {} : { hr: { count: 2, least: hr - 2, average: hr, most: hr + 3 } },
})

test('figures stand at the middle of their minute, and a silent minute breaks the line', () => {
  const series = seriesOf([summary(0, 1, 60), summary(1, 1, 61), summary(4, 1, 64)], 'hr', minute)
  expect(series.average).toEqual([60, 61, null, 64])
  expect(series.least).toEqual([58, 59, null, 62])
  expect(series.most).toEqual([63, 64, null, 67])
  expect(series.at[0]).toBe((start + minute / 2) / 1000)
  expect(series.at[3]! - series.at[0]!).toBe(240)
})

test('a vital that is missing in a minute is a gap too, and one that was never measured is empty', () => {
  const minutes = [summary(0, 1, 60), summary(1, 1), summary(2, 1, 62)]
  expect(seriesOf(minutes, 'hr', minute).average).toEqual([60, null, 62])
  expect(isEmpty(seriesOf(minutes, 'hr', minute))).toBe(false)
  expect(isEmpty(seriesOf(minutes, 'spo2', minute))).toBe(true)
  expect(seriesOf(minutes, 'spo2', minute).at).toEqual(seriesOf(minutes, 'hr', minute).at)
})

test('a measurement between two gaps wants a point', () => {
  const minutes = [summary(0, 1, 60), summary(5, 1, 61), summary(6, 1, 62), summary(10, 1, 63)]
  const series = seriesOf(minutes, 'hr', minute)
  expect(lonely(series).map(index => series.average[index])).toEqual([60, 63])
})

test('neighbouring minutes alike are one stretch, a silent minute is a gap, and a device that does not tell has none', () => {
  const stretches = presenceOf([summary(0, 1), summary(1, 0.5), summary(2, 0.4), summary(3, 0), summary(5, 0), summary(6, null), summary(7, 1)], minute)
  expect(stretches.map(({ inBed, from, to }) => [inBed, (from - start) / minute, (to - start) / minute])).toEqual([
    [true, 0, 2], [false, 2, 4], [false, 5, 6], [true, 7, 8],
  ])
  expect(presenceOf([summary(0, null)], minute)).toEqual([])
})

test('limits are those of the rule in force', () => {
  const plan = { heartRate: { on: true, low: 45, high: 120 }, breathing: { on: false, low: 8, high: 28 }, room: { low: 12 } }
  expect(limitsOf(plan, 'hr')).toEqual({ low: 45, high: 120 })
  expect(limitsOf(plan, 'br')).toEqual({ low: null, high: null })
  expect(limitsOf(plan, 'room')).toEqual({ low: 12, high: null })
})

test('without a plan, a rule or numbers there is no limit', () => {
  const none = { low: null, high: null }
  expect(limitsOf(null, 'hr')).toEqual(none)
  expect(limitsOf({ heartRate: { on: true, low: 45, high: 120 } }, 'spo2')).toEqual(none)
  expect(limitsOf({ heartRate: 'off' }, 'hr')).toEqual(none)
  expect(limitsOf({ heartRate: { low: '45' } }, 'hr')).toEqual(none)
})
