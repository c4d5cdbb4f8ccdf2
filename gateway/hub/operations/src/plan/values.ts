import type { Json } from '../protocol'
import type { Field } from './rules'

const unitSeconds = { seconds: 1, minutes: 60 }

/** A value of the wire as one types it: a duration in its unit, a time of day without seconds. */
export function shownOf(value: Json | undefined, field: Field): string {
  if (value === undefined || value === null) return ''
  if (field.kind === 'time') return clockOf(value)
  if (field.kind === 'duration') return String(Math.round((secondsOf(value) / unitSeconds[field.unit]) * 100) / 100)
  return String(value)
}

/** What was typed as a value of the wire: null for nothing typed, `invalid` for what is out of range. */
export function typedOf(text: string, field: Field): Json | null | 'invalid' {
  const typed = text.trim()
  if (!typed) return null
  if (field.kind === 'time') return timeOf(typed) ?? 'invalid'
  const number = Number(typed)
  if (!Number.isInteger(number) || number < field.least || number > field.most) return 'invalid'
  return field.kind === 'number' ? number : durationOf(number * unitSeconds[field.unit])
}

/** 22:00:00 as it is shown: 22:00 */
export const clockOf = (value: Json | undefined): string => (typeof value === 'string' ? value.slice(0, 5) : '')

/** 22:00 as the wire has it: 22:00:00; null for no time of day. */
export const timeOf = (typed: string): string | null => (/^([01]\d|2[0-3]):[0-5]\d$/.test(typed) ? `${typed}:00` : null)

/** PT1M30S in seconds; NaN for no duration. */
export function secondsOf(value: Json): number {
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(String(value))
  if (!parts) return Number.NaN
  return Number(parts[1] ?? 0) * 3_600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)
}

/** As the gateway writes it, so that the same duration is the same text. */
function durationOf(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest || !seconds ? `${rest}S` : ''}`
}
