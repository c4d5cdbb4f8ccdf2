import { speak } from '@yinling/ui'
import { afterEach, expect, test } from 'vitest'
import { clockOf, presenceOf, roughly } from './health'

afterEach(() => speak('zh-CN'))
const now = Date.UTC(2026, 10, 21, 12)

test('a time is told in the unit one would say it in', () => {
  expect([5, 70, 7_300, 200_000].map(seconds => roughly(seconds * 1000))).toEqual(['5秒', '1分钟', '2小时', '2天'])
  speak('en')
  expect(roughly(70_000)).toBe('1 min')
  expect(roughly(-5)).toBe('0 s')
})

test('an offline device says since when and why', () => {
  const since = new Date(now - 180_000).toISOString()
  expect(presenceOf({ online: false, since, offlineReason: 'lost', unheard: null }, now)).toBe('3分钟 · 连接中断')
  expect(presenceOf({ online: true, since, offlineReason: null, unheard: null }, now)).toBe('3分钟')
  expect(presenceOf({ online: false, since: null, offlineReason: null, unheard: null }, now)).toBe('从未连接')
  const unheard = { reason: 'refused', since, refusal: 'malformed' } as const
  expect(presenceOf({ online: true, since, offlineReason: null, unheard }, now)).toBe('3分钟 · 数据格式错误')
  expect(presenceOf({ online: true, since, offlineReason: null, unheard: { ...unheard, reason: 'silent', refusal: null } }, now)).toBe('3分钟 · 没有收到数据')
  expect(presenceOf({ online: false, since, offlineReason: 'lost', unheard: { ...unheard, reason: 'silent', refusal: null } }, now)).toBe('3分钟 · 连接中断')
})

test('a clock is right, slow or fast, and unknown where nothing was compared with it', () => {
  const at = new Date(now).toISOString()
  const clock = (clockBehindSeconds: number | null) => clockOf({ clockBehindSeconds, since: at, lastReadingAt: at })
  expect([null, 90, -90].map(clock)).toEqual(['正常', '慢2分钟', '快2分钟'])
  expect(clockOf({ clockBehindSeconds: null, since: null, lastReadingAt: null })).toBe('未知')
  expect(clockOf({ clockBehindSeconds: null, since: at, lastReadingAt: null })).toBe('未知')
})
