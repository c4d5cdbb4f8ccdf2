import { expect, test } from 'vitest'
import { ageOn, clockMinutes, clockTime, dayOf, elapsed, hourOf, longDate } from './time'

const at = (instant: string) => Date.parse(instant)

test('age changes on the birthday, by the calendar of the district', () => {
  expect(ageOn('1940-11-22', at('2026-11-21T15:59:59Z'))).toBe(85)
  expect(ageOn('1940-11-22', at('2026-11-21T16:00:00Z'))).toBe(86)
})

test('somebody born on 29 February has her birthday on 1 March of a common year', () => {
  expect(ageOn('1940-02-29', at('2026-02-28T04:00:00Z'))).toBe(85)
  expect(ageOn('1940-02-29', at('2026-03-01T04:00:00Z'))).toBe(86)
})

test('an unreadable or future date of birth gives no age', () => {
  expect(ageOn('', at('2026-11-21T00:00:00Z'))).toBeNull()
  expect(ageOn('2030-01-01', at('2026-11-21T00:00:00Z'))).toBeNull()
})

test('a duration is said in words, never like a time of day, and never runs negative', () => {
  expect(elapsed(7_999)).toBe('7秒')
  expect(elapsed(754_000)).toBe('12分34秒')
  expect(elapsed(3_723_000)).toBe('1小时2分')
  expect(elapsed(273_600_000)).toBe('3天4小时')
  expect(elapsed(-5_000)).toBe('0秒')
})

test('clocks and days are those of the district', () => {
  const moment = at('2026-11-21T20:12:09Z')
  expect(clockTime(moment)).toBe('04:12:09')
  expect(clockMinutes(moment)).toBe('04:12')
  expect(hourOf(moment)).toBe(4)
  expect(dayOf(moment)).toBe('2026-11-22')
  expect(longDate(moment, 'zh-CN')).toBe('11月22日星期日')
  expect(longDate(moment, 'en')).toBe('Sunday 22 November')
})

test('midnight is 00, not 24', () => {
  expect(clockMinutes(at('2026-11-21T16:00:00Z'))).toBe('00:00')
})
