import type { Picture } from './picture'
import { shareOfTime } from './picture'

export interface TimeLabel { at: number; share: number }

const halfHourMs = 30 * 60_000
/** A time of day, and the alarm's with its sign and word, in either language. */
const [timePx, alarmPx, gapPx] = [40, 102, 8]

export function halfHoursOf({ from, to }: Pick<Picture, 'from' | 'to'>): number[] {
  const first = Math.ceil(from / halfHourMs) * halfHourMs
  return Array.from({ length: Math.max(0, Math.floor((to - first) / halfHourMs) + 1) }, (_, index) => first + index * halfHourMs)
}

/** The half hours, but for those that would stand where the alarm's own time stands. */
export function timeLabelsOf(picture: Pick<Picture, 'from' | 'to'>, alarmShare: number | null, widthPx: number): TimeLabel[] {
  const labels = halfHoursOf(picture).map(at => ({ at, share: shareOfTime(at, picture) }))
  return alarmShare === null ? labels : labels.filter(({ share }) => isClear(share, alarmShare, widthPx))
}

function isClear(share: number, alarmShare: number, widthPx: number): boolean {
  const start = alarmShare * (widthPx - alarmPx)
  const middle = share * widthPx
  return middle + timePx / 2 + gapPx <= start || middle - timePx / 2 - gapPx >= start + alarmPx
}

/** A label that begins at the left edge for 0 and ends at the right one for 1, and stands in between accordingly. */
export const inside = (share: number) => ({ left: `${share * 100}%`, transform: `translateX(${-share * 100}%)` })
