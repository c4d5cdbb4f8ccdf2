import { afterEach, expect, test } from 'vitest'
import { ageOf } from './age'
import { speak } from './languages'

const now = Date.parse('2026-11-21T13:57:30Z')
const ago = (seconds: number) => ageOf(now - seconds * 1000, now)

afterEach(() => speak('zh-CN'))

test('up to two minutes a measurement is of now', () => {
  expect(ago(52)).toEqual({ old: false, words: '52 秒前' })
  expect(ago(120)).toEqual({ old: false, words: '2 分钟前（21:55）' })
})

test('beyond two minutes it says that it is old', () => {
  expect(ago(121)).toEqual({ old: true, words: '2 分钟前（21:55）· 数据较旧' })
  expect(ago(18 * 60 + 12).words).toBe('18 分钟前（21:39）· 数据较旧')
  expect(ago(3 * 3600).words).toBe('3 小时前（18:57）· 数据较旧')
})

test('what is of another day says of which', () => {
  expect(ago(22 * 3600).words).toBe('22 小时前（11-20 23:57）· 数据较旧')
  expect(ago(3 * 86_400).words).toBe('3 天前（11-18 21:57）· 数据较旧')
})

test('a clock ahead of ours measures now', () => {
  expect(ago(-40)).toEqual({ old: false, words: '0 秒前' })
})

test('in English the same', () => {
  speak('en')
  expect(ago(18 * 60).words).toBe('18 min ago (21:39) · old data')
  expect(ago(86_400).words).toBe('1 day ago (11-20 21:57) · old data')
})
