import type { Summary } from '@yinling/ui'
import { speak } from '@yinling/ui'
import { afterEach, expect, test } from 'vitest'
import { alternativeOf } from './alternative'
import { pictureOf } from './picture'

afterEach(() => speak('zh-CN'))

const start = Date.UTC(2026, 10, 28, 4)
const at = (minutes: number) => start + minutes * 60_000
const minute = (minutes: number, hr: number | null, inBed: number | null): Summary => ({
  from: new Date(at(minutes)).toISOString(), readings: 1, inBed,
  values: hr === null ? {} : { hr: { count: 2, least: hr - 1.4, average: hr + 0.2, most: hr + 2 } },
})
const wordsOf = (minutes: Summary[], onset = at(3), plan = {}) =>
  alternativeOf(pictureOf({ from: new Date(start).toISOString(), to: new Date(at(4)).toISOString(), minutes, plan }, null)!, onset)
const lying = [minute(0, 62, 1), minute(1, 60, 1), minute(2, null, 0), minute(3, 48, 0)]

test('each curve is told by its lowest, its highest, its last and its limits', () => {
  expect(wordsOf(lying, at(3), { heartRate: { low: 45, high: 120 } })).toEqual([
    '12:00至12:04，每分钟取平均值。',
    '心率最低47，最高64，最近48次/分（12:03），下限45，上限120。',
    '共在床2分钟、离床2分钟，12:02起离床。',
    '12:03报警。',
  ])
})

test('English says the same', () => {
  speak('en')
  expect(wordsOf(lying, at(3), { heartRate: { low: 45 } })).toEqual([
    'From 12:00 to 12:04, averages of a minute.',
    'Heart rate lowest 47, highest 64, last 48 /min (12:03), low limit 45.',
    'In bed 2 min and out of bed 2 min, out of bed since 12:02.',
    'Alarm at 12:03.',
  ])
})

test('silent minutes are told, an alarm of long before is not, nor is a bed where there is none', () => {
  expect(wordsOf([minute(0, 70, null)], at(-90))).toEqual([
    '12:00至12:04，每分钟取平均值。', '心率最低69，最高72，最近70次/分（12:00）。', '有3分钟没有数据。',
  ])
})
