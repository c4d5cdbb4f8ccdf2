import { expect, test } from 'vitest'
import { greetingAt, lunarDay } from './today'

const at = (clock: string) => Date.parse(`2026-11-22T${clock}:00+08:00`)

test('the greeting follows the hour of the district', () => {
  expect(greetingAt(at('04:59'))).toBe('greeting.evening')
  expect(greetingAt(at('05:00'))).toBe('greeting.dawn')
  expect(greetingAt(at('08:00'))).toBe('greeting.morning')
  expect(greetingAt(at('12:00'))).toBe('greeting.noon')
  expect(greetingAt(at('13:00'))).toBe('greeting.afternoon')
  expect(greetingAt(at('18:00'))).toBe('greeting.evening')
})

test('the old calendar knows New Year and leap months', () => {
  expect(lunarDay(Date.parse('2026-02-17T12:00:00+08:00'))).toBe('正月初一')
  expect(lunarDay(Date.parse('2025-08-01T12:00:00+08:00'))).toBe('闰六月初八')
})
