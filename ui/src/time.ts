import type { Language } from './languages'

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

/** 0:07, 12:34, 1:02:03; clocks that disagree never show a negative time. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
