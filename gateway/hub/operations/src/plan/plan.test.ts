import { expect, test } from 'vitest'
import type { Finding, JsonObject } from '../protocol'
import { compare } from './compare'
import { instantOf, localOf } from './district-time'
import { listAt, sameJson, settingsOf, valueAt, withList, withValue } from './patch'
import type { Field } from './rules'
import { rules } from './rules'
import { secondsOf, shownOf, typedOf } from './values'

const defaults: JsonObject = { heartRate: { on: true, low: 45, high: 120 }, quiet: { on: true, from: '21:00:00' } }

test('a personal value is in the patch, the default is not', () => {
  const patch = withValue({}, defaults, 'heartRate', 'high', 130)
  expect(patch).toEqual({ heartRate: { high: 130 } })
  expect(withValue(patch, defaults, 'heartRate', 'high', 120)).toEqual({})
  expect(withValue(patch, defaults, 'heartRate', 'high', null)).toEqual({})
})

test('changing one value leaves the others alone', () => {
  const patch = withValue({ heartRate: { high: 130 }, visits: [] }, defaults, 'heartRate', 'on', false)
  expect(patch).toEqual({ heartRate: { high: 130, on: false }, visits: [] })
  expect(valueAt(patch, 'heartRate', 'on')).toBe(false)
  expect(valueAt(patch, 'room', 'low')).toBeUndefined()
})

test('a list is replaced as a whole, and an empty one is none', () => {
  const patch = withList({}, 'visits', [{ from: '09:00:00' }])
  expect(listAt(patch, 'visits')).toEqual([{ from: '09:00:00' }])
  expect(withList(patch, 'visits', [])).toEqual({})
  expect(settingsOf({ ...patch, heartRate: { low: 40, on: true } })).toBe(3)
})

test('the order of names makes no difference', () => {
  expect(sameJson({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true)
  expect(sameJson({ a: 1 }, { a: 2 })).toBe(false)
})

const after: Field = { kind: 'duration', name: 'after', unit: 'minutes', least: 1, most: 360 }
const from: Field = { kind: 'time', name: 'from' }

test('a duration is typed in its unit and written as ISO 8601', () => {
  expect(shownOf('PT1H20M', after)).toBe('80')
  expect(typedOf('80', after)).toBe('PT1H20M')
  expect(typedOf('60', after)).toBe('PT1H')
  expect([secondsOf('PT0S'), secondsOf('PT1M30S'), secondsOf('20')]).toEqual([0, 90, Number.NaN])
})

test('a time of day is typed without seconds and written with them', () => {
  expect(typedOf('25:00', from)).toBe('invalid')
  expect(typedOf('22:30', from)).toBe('22:30:00')
  expect(shownOf('21:00:00', from)).toBe('21:00')
})

test('what is out of range or no number is refused, nothing is the default', () => {
  expect(['0', '361', 'x', '1.5'].map(text => typedOf(text, after))).toEqual(['invalid', 'invalid', 'invalid', 'invalid'])
  expect(typedOf(' ', after)).toBeNull()
})

test('no field is named twice in a rule', () => {
  for (const { fields } of rules) expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length)
})

const finding = (cause: string, minute: number): Finding => ({ deviceId: 'bed-1', cause, lane: 2, onset: new Date(Date.UTC(2026, 10, 21, 3, minute)).toISOString(), endedAt: null })

test('findings are new, the same or gone, in order of time', () => {
  const compared = compare([finding('hr-high', 10), finding('bed-exit', 40)], [finding('hr-high', 14), finding('hr-low', 2)])
  expect(compared.map(({ cause, verdict }) => [cause, verdict])).toEqual([['hr-low', 'new'], ['hr-high', 'same'], ['bed-exit', 'gone']])
})

test('two findings of one time have one twin each', () => {
  const compared = compare([finding('hr-high', 10)], [finding('hr-high', 10), finding('hr-high', 20)])
  expect(compared.map(({ verdict }) => verdict)).toEqual(['same', 'new'])
})

test('a time typed is one of the district, wherever the browser is', () => {
  expect(localOf('2026-11-21T20:12:00Z')).toBe('2026-11-22T04:12')
  expect(instantOf('2026-11-22T04:12')).toBe('2026-11-21T20:12:00.000Z')
  expect([localOf('x'), instantOf('')]).toEqual(['', null])
})
