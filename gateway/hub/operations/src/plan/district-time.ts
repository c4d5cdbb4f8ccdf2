import { clockMinutes, dayOf } from '@yinling/ui'

/** The district has one offset from UTC all year. */
const offset = '+08:00'

/** 2026-11-22T04:12 in the district, as an input wants it. */
export function localOf(instant: string): string {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? '' : `${dayOf(at)}T${clockMinutes(at)}`
}

/** What an input gave, as an instant; null for nothing. */
export function instantOf(local: string): string | null {
  const at = Date.parse(`${local}:00${offset}`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
