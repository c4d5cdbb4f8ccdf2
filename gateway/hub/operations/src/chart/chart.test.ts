import { isEmpty, seriesOf } from '@yinling/ui'
import { expect, test } from 'vitest'
import type { Summary } from '../protocol'
import { bandsOf, presenceOf, timeOf } from './bands'
import { marksOf } from './marks'

const minute = 60_000
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21, 0, minutes)).toISOString()
const figures = (average: number) => ({ count: 1, least: average - 2, average, most: average + 3 })
const summary = (minutes: number, inBed: number | null, move?: number): Summary => ({
  from: at(minutes), readings: 1, inBed, values: move === undefined ? {} : { move: figures(move), hr: figures(60) },
})

test('neighbouring minutes alike are one band, and a silent minute is a gap', () => {
  const bands = bandsOf([summary(0, 1, 0.1), summary(1, 1, 0.1), summary(2, 0.9, 0.6), summary(4, 0.9, 0.6), summary(5, 0, 0), summary(6, null)], minute)
  expect(bands.map(({ rest, from, to }) => [rest, (to - from) / minute])).toEqual([['calm', 2], ['stirring', 1], ['stirring', 1], ['out', 1]])
  expect(presenceOf(bands).map(({ rest, from, to }) => [rest, (to - from) / minute])).toEqual([['in-bed', 3], ['in-bed', 1], ['out', 1]])
  expect(timeOf(bands, ['calm', 'stirring']) / minute).toBe(4)
})

test('a bed that does not measure movement is only in or out', () => {
  expect(bandsOf([summary(0, 0.5)], minute)[0]?.rest).toBe('in-bed')
})

test('figures stand at the middle of their minute, and a gap breaks the line', () => {
  const series = seriesOf([summary(0, 1, 0.1), summary(3, 1, 0.1)], 'hr', minute)
  expect(series.average).toEqual([60, null, 60])
  expect(series.least[0]).toBe(58)
  expect(series.at[0]).toBe(Date.UTC(2026, 10, 21, 0, 0, 30) / 1000)
})

test('a vital that was never measured is an empty series', () => {
  expect(isEmpty(seriesOf([summary(0, 1, 0.1)], 'room', minute))).toBe(true)
})

test('alarms too near to be told apart are one mark with the most urgent lane', () => {
  const alarm = (id: string, minutes: number, lane: 1 | 2 | 3 | 4 | 5) => ({ id, lane, onset: at(minutes) })
  const marks = marksOf([alarm('a', 10, 4), alarm('b', 21, 2), alarm('c', 90, 1), alarm('out', 130, 1)], Date.parse(at(0)), Date.parse(at(120)), 12)
  expect(marks.map(({ lane, alarms }) => [lane, alarms.length])).toEqual([[4, 1], [2, 1], [1, 1]])
  const wide = marksOf([alarm('a', 10, 4), alarm('b', 11, 2)], Date.parse(at(0)), Date.parse(at(120)), 4)
  expect(wide.map(({ lane, alarms }) => [lane, alarms.length])).toEqual([[2, 2]])
})
