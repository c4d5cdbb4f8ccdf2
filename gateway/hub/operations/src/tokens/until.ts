import { dayOf } from '@yinling/ui'

/** Until when a token counts: the end of a day of the district. All functions are pure. */
const dayMs = 86_400_000
const days = { quarter: 90, year: 365 } as const
/** The server takes 731 days from now on; the end of this many days later is within them. */
const mostDays = 730
const soonDays = 30

export type Lasting = keyof typeof days | 'day'
export type DayFault = 'needDay' | 'pastDay' | 'lateDay'
export type Standing = 'good' | 'soon' | 'expired'

export const dayAfter = (lasting: keyof typeof days, nowMs: number): string => dayOf(nowMs + days[lasting] * dayMs)
export const lastDay = (nowMs: number): string => dayOf(nowMs + mostDays * dayMs)

export function dayFault(day: string, nowMs: number): DayFault | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return 'needDay'
  if (day < dayOf(nowMs)) return 'pastDay'
  return day > lastDay(nowMs) ? 'lateDay' : null
}

export const endOf = (day: string): string => new Date(`${day}T23:59:59+08:00`).toISOString()

/** Also a token that has expired since the list was read. */
export function standingOf({ expired, expiresAt }: { expired: boolean; expiresAt: string }, nowMs: number): Standing {
  if (expired || Date.parse(expiresAt) <= nowMs) return 'expired'
  return daysLeft(expiresAt, nowMs) <= soonDays ? 'soon' : 'good'
}

/** Begun days; the last one is 1. */
export const daysLeft = (expiresAt: string, nowMs: number): number => Math.ceil((Date.parse(expiresAt) - nowMs) / dayMs)
