import { afterEach, expect, test } from 'vitest'
import { alarmWords } from './breach'
import type { Breach } from './breach'
import { speak } from './languages'

const beyond = (vital: string, value: number, limit: number, side: 'low' | 'high'): Breach => ({ vital, value, unit: '', limit, side })

afterEach(() => speak('zh-CN'))

test('an alarm says its value and the limit that it is beyond', () => {
  expect(alarmWords('hr-low', beyond('hr', 36, 45, 'low'))).toBe('心率过慢 36次/分（下限45）')
  expect(alarmWords('room-hot', beyond('room', 33.4, 32, 'high'))).toBe('室温过高 33.4℃（上限32）')
  expect(alarmWords('battery-low', beyond('batt', 12, 15, 'low'))).toBe('设备电量低 12%（下限15）')
})

test('an alarm that is about no limit is its cause alone', () => {
  expect(alarmWords('sos', null)).toBe('按下求助键')
})

test('in English the same', () => {
  speak('en')
  expect(alarmWords('hr-low', beyond('hr', 36, 45, 'low'))).toBe('Heart rate low 36/min (limit 45)')
})
