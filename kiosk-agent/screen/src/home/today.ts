import { hourOf } from '@yinling/ui'
import type { Word } from '../words'

export function greetingAt(nowMs: number): Word {
  const hour = hourOf(nowMs)
  if (hour < 5 || hour >= 18) return 'greeting.evening'
  if (hour < 8) return 'greeting.dawn'
  if (hour < 11) return 'greeting.morning'
  return hour < 13 ? 'greeting.noon' : 'greeting.afternoon'
}

const chinese = (language: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(`${language}-u-ca-chinese`, { timeZone: 'Asia/Shanghai', ...options })
const long = chinese('zh-CN', { dateStyle: 'long' })

/** The day by the old calendar, by which many elders live: 十月十四. Null where this browser does not know it. */
export function lunarDay(nowMs: number): string | null {
  return /年(\D+)$/.exec(long.format(nowMs))?.[1] ?? null
}
