import type { Breach, Summary } from '@yinling/ui'
import { expect, test } from 'vitest'
import { curvesOf, placed } from './curves'
import { pictureOf, shareOfAlarm, shareOfTime } from './picture'
import { rangeOf, shareOf, stripsOf, wholeRangeOf } from './scale'
import { scaleLabelsOf } from './scale-labels'

const start = Date.UTC(2026, 10, 28, 4)
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
const minute = (minutes: number, values: Record<string, number>, inBed: number | null = 1): Summary => ({
  from: at(minutes), readings: 1, inBed,
  values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { count: 1, least: value - 1, average: value, most: value + 1 }])),
})
const plan = { heartRate: { on: true, low: 45, high: 120 }, breathing: { on: true, low: 8, high: 28 }, room: { on: true, low: 12, high: 32 } }
const slow: Breach = { vital: 'hr', value: 36, unit: '', limit: 45, side: 'low' }
const cold: Breach = { vital: 'room', value: 11.5, unit: '', limit: 12, side: 'low' }
const night = [minute(0, { hr: 62, br: 14, room: 13, batt: 80 }), minute(60, { hr: 50, br: 13, room: 12 }), minute(119, { hr: 37, br: 12, room: 11.5 })]
const vitals = (minutes: Summary[], more = {}) => ({ from: at(0), to: new Date(start + 120 * 60_000 + 12_000).toISOString(), minutes, plan, ...more })

test('heart rate and breathing have a curve, the room only where the alarm is about it, and that is the main one', () => {
  const drawn = (breach: Breach | null) => curvesOf(vitals(night), breach).map(({ vital, main }) => [vital, main])
  expect(drawn(null)).toEqual([['hr', true], ['br', false]])
  expect(drawn({ ...slow, vital: 'br' })).toEqual([['hr', false], ['br', true]])
  expect(drawn(cold)).toEqual([['hr', false], ['br', false], ['room', true]])
})

test('there are never more than three, and what the alarm is about is one of them', () => {
  const minutes = [minute(0, { hr: 62, br: 14, spo2: 96, temp: 36.6, room: 13 })]
  expect(curvesOf(vitals(minutes), null).map(({ vital }) => vital)).toEqual(['hr', 'br', 'spo2'])
  expect(curvesOf(vitals(minutes), { ...cold, vital: 'temp' }).map(({ vital }) => vital)).toEqual(['hr', 'br', 'temp'])
})

test('limits are those of the plan, and without it the one that the alarm came with', () => {
  const limits = (planned: typeof plan | null, breach: Breach | null) => curvesOf({ minutes: night, plan: planned }, breach).map(curve => curve.limits)
  expect(limits(plan, { ...slow, limit: 40 })).toEqual([{ low: 45, high: 120 }, { low: 8, high: 28 }])
  expect(limits(null, slow)).toEqual([{ low: 45, high: null }, { low: null, high: null }])
  expect(limits(null, null)).toEqual([{ low: null, high: null }, { low: null, high: null }])
})

test('what was measured and the limits near to it or passed are in sight', () => {
  const range = (vital: string, least: number, most: number, low: number | null, high: number | null) => rangeOf(vital, { least: [least], most: [most] }, { low, high })
  const within = ([low, high]: readonly [number, number], value: number) => value > low && value < high
  expect([36, 62, 45].every(value => within(range('hr', 36, 62, 45, 120), value))).toBe(true)
  expect(within(range('hr', 36, 62, 45, 120), 120)).toBe(false)
  expect(within(range('hr', 70, 80, 45, 120), 45)).toBe(true)
  expect(within(range('hr', 70, 80, 45, 120), 120)).toBe(false)
  expect(within(range('hr', 70, 96, 45, 120), 120)).toBe(true)
  expect(within(range('hr', 12, 15, 45, 120), 45)).toBe(true)
  expect(within(range('hr', 150, 190, 45, 120), 120)).toBe(true)
})

test('a calm night is drawn calm: the axis covers a least span, and no share is beyond 100 %', () => {
  const [low, high] = rangeOf('hr', { least: [61, null], most: [63, null] }, { low: null, high: null })
  expect(high - low).toBeGreaterThanOrEqual(30)
  const [bottom, top] = rangeOf('spo2', { least: [98], most: [99] }, { low: null, high: null })
  expect(top).toBeLessThan(101)
  expect(bottom).toBeLessThan(98)
})

test('each vital has a strip to itself, and its scale puts it there', () => {
  const [upper, lower] = stripsOf([3, 2])
  expect((upper!.bottom - upper!.top) / (lower!.bottom - lower!.top)).toBeCloseTo(1.5)
  expect([upper!.top, lower!.bottom]).toEqual([0, expect.closeTo(1)])
  expect(lower!.top).toBeGreaterThan(upper!.bottom)
  const placed = { range: [8, 28] as const, strip: { top: 0.6, bottom: 1 } }
  expect([shareOf(28, placed), shareOf(8, placed), shareOf(18, placed)]).toEqual([0.6, 1, 0.8])
  const [low, high] = wholeRangeOf(placed)
  expect([low, high]).toEqual([8, 58])
})

test('a low picture shows only what can be read in it, and what the alarm is about always', () => {
  const curves = curvesOf(vitals(night), cold)
  const drawn = (heightPx: number) => placed(curves, heightPx).map(({ vital }) => vital)
  expect(drawn(100)).toEqual(['hr', 'br', 'room'])
  expect(drawn(60)).toEqual(['hr', 'room'])
  expect(drawn(0)).toEqual(['room'])
  expect(placed([], 100)).toEqual([])
})

test('beside the picture stand the limits, and round numbers where they can be read', () => {
  const labels = scaleLabelsOf(placed(curvesOf(vitals(night), slow), 100), 100)
  expect(labels.filter(({ side }) => side).map(({ value, side }) => [side, value])).toEqual([['low', 45], ['low', 8]])
  expect(labels.some(({ side }) => !side)).toBe(true)
  const places = labels.map(({ share }) => share * 100).sort((a, b) => a - b)
  places.slice(1).forEach((place, index) => expect(place - places[index]!).toBeGreaterThanOrEqual(13))
  expect(scaleLabelsOf(placed(curvesOf(vitals(night), slow), 60), 60).every(({ side }) => side)).toBe(true)
})

test('the axis ends with the minute that has just begun, and the alarm stands on it', () => {
  const picture = pictureOf(vitals(night), slow)!
  expect((picture.to - start) / 60_000).toBe(121)
  expect(picture.silentMinutes).toBe(118)
  expect(shareOfTime(start, picture)).toBe(0)
  expect(shareOfAlarm(picture.to + 5_000, picture)).toBe(1)
  expect(shareOfAlarm(start - 1, picture)).toBeNull()
})

test('where nothing was measured, or nothing that can be drawn, there is no picture', () => {
  expect(pictureOf(vitals([]), slow)).toBeNull()
  expect(pictureOf(vitals([minute(0, { batt: 80 }, null)]), null)).toBeNull()
  expect(pictureOf(vitals([minute(0, { batt: 80 }, 1)]), null)?.curves).toEqual([])
})
