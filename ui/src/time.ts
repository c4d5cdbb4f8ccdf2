import type { Language } from './languages'
import { wordsOf } from './languages'

/** The district lives in one time zone; a seat whose clock is set to another one must not confuse anybody. */
const zone = 'Asia/Shanghai'

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' })
const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
const longDay: Record<Language, Intl.DateTimeFormat> = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', { timeZone: zone, month: 'long', day: 'numeric', weekday: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' }),
}

/** 04:12:09 */
export const clockTime = (atMs: number): string => clock.format(atMs)

/** 04:12 */
export const clockMinutes = (atMs: number): string => clock.format(atMs).slice(0, 5)

/** 0 to 23, in the district. */
export const hourOf = (atMs: number): number => Number(clock.format(atMs).slice(0, 2))

/** 2026-11-22, in the district. */
export const dayOf = (atMs: number): string => day.format(atMs)

/** 11月22日星期日 · Sunday 22 November */
export const longDate = (atMs: number, language: Language): string => longDay[language].format(atMs)

/** Whole years lived on the district's today; null where the date of birth is not a date. */
export function ageOn(bornOn: string, nowMs: number): number | null {
  const born = /^(\d{4})-(\d{2}-\d{2})$/.exec(bornOn)
  const today = /^(\d{4})-(\d{2}-\d{2})$/.exec(dayOf(nowMs))
  if (!born || !today) return null
  const birthdayPassed = today[2]! >= born[2]!
  const years = Number(today[1]) - Number(born[1]) - (birthdayPassed ? 0 : 1)
  return years < 0 ? null : years
}

const t = wordsOf(
  { seconds: '{s}秒', minutes: '{m}分{s}秒', hours: '{h}小时{m}分', days: '{d}天{h}小时' },
  { seconds: '{s} s', minutes: '{m} min {s} s', hours: '{h} h {m} min', days: '{d} d {h} h' },
)

/** 7秒, 12分34秒, 1小时2分, 3天4小时: never like a time of day. Clocks that disagree never show a negative time. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const [s, m, h, d] = [seconds % 60, Math.floor(seconds / 60) % 60, Math.floor(seconds / 3600) % 24, Math.floor(seconds / 86_400)]
  if (d > 0) return t('days', { d, h })
  if (h > 0) return t('hours', { h, m })
  return m > 0 ? t('minutes', { m, s }) : t('seconds', { s })
}
