import type { Breach, Stretch } from '@yinling/ui'
import { presenceOf } from '@yinling/ui'
import type { RecentVitals } from '../protocol'
import type { Curve } from './curves'
import { curvesOf, minuteMs } from './curves'

/** The last two hours as they are drawn, on one axis of time. Milliseconds since 1970. */
export interface Picture { from: number; to: number; curves: Curve[]; presence: Stretch[]; silentMinutes: number }

/** Null where nothing was measured that could be drawn. */
export function pictureOf(vitals: RecentVitals, breach: Breach | null): Picture | null {
  const from = Date.parse(vitals.from)
  // The minute that has not ended has its place too.
  const to = Math.ceil(Date.parse(vitals.to) / minuteMs) * minuteMs
  const curves = curvesOf(vitals, breach)
  const presence = presenceOf(vitals.minutes, minuteMs)
  if (!curves.length && !presence.length) return null
  return { from, to, curves, presence, silentMinutes: Math.max(0, Math.round((to - from) / minuteMs) - vitals.minutes.length) }
}

export const shareOfTime = (at: number, { from, to }: Pick<Picture, 'from' | 'to'>): number => (at - from) / (to - from)

/** Where the moment of the alarm stands; null where it lies before the picture. */
export function shareOfAlarm(onset: number, picture: Pick<Picture, 'from' | 'to'>): number | null {
  const share = shareOfTime(onset, picture)
  return share < 0 ? null : Math.min(1, share)
}
