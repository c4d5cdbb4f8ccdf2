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
  expect(presenceOf({ online: false, since, offlineReason: 'lost' }, now)).toBe('3分钟 · 连接中断')
  expect(presenceOf({ online: true, since, offlineReason: null }, now)).toBe('3分钟')
  expect(presenceOf({ online: false, since: null, offlineReason: null }, now)).toBe('从未连接')
})

test('a clock is right, slow or fast', () => {
  expect([null, 90, -90].map(clockOf)).toEqual(['准', '慢2分钟', '快2分钟'])
})
