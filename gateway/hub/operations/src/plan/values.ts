import type { Json } from '../protocol'
import type { Field } from './rules'

const unitSeconds = { seconds: 1, minutes: 60 }

/** A value of the wire as one types it: a duration in its unit, a time of day without seconds. */
export function shownOf(value: Json | undefined, field: Field): string {
  if (value === undefined || value === null) return ''
  if (field.kind === 'time') return String(value).slice(0, 5)
  if (field.kind === 'duration') return String(Math.round((secondsOf(value) / unitSeconds[field.unit]) * 100) / 100)
  return String(value)
}

/**
 * What was typed as a value of the wire: null for nothing typed, `invalid` for what is out of range. A duration is
 * written as the wire wrote the one it replaces.
 */
export function typedOf(text: string, field: Field, like: Json | undefined): Json | null | 'invalid' {
  const typed = text.trim()
  if (!typed) return null
  if (field.kind === 'time') return /^([01]\d|2[0-3]):[0-5]\d$/.test(typed) ? sameLength(typed, like) : 'invalid'
  const number = Number(typed)
  if (!Number.isInteger(number) || number < field.least || number > field.most) return 'invalid'
  if (field.kind === 'number') return number
  const seconds = number * unitSeconds[field.unit]
  return typeof like === 'number' ? seconds : isoOf(seconds)
}

/** 90 · PT1M30S */
export function secondsOf(value: Json): number {
  if (typeof value === 'number') return value
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(String(value))
  if (!parts) return Number.NaN
  return Number(parts[1] ?? 0) * 3_600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)
}

function isoOf(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest || !seconds ? `${rest}S` : ''}`
}

const sameLength = (typed: string, like: Json | undefined): string => (String(like ?? '').length > 5 ? `${typed}:00` : typed)
