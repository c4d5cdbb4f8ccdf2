import { wordsOf } from './languages'
import { clockMinutes, dayOf } from './time'

/** Beyond this a measurement tells what was, and not what is. */
const oldAfterMs = 120_000

const t = wordsOf(
  {
    seconds: '{n} 秒前',
    minutes: '{n} 分钟前（{at}）',
    hours: '{n} 小时前（{at}）',
    days: '{n} 天前（{at}）',
    old: '{age}· 数据较旧',
  },
  {
    seconds: '{n} s ago',
    minutes: '{n} min ago ({at})',
    hours: '{n} h ago ({at})',
    days: '{n} {n|day|days} ago ({at})',
    old: '{age} · old data',
  },
)

/** How long ago something was measured, and whether that is too long ago to go by. */
export interface Age { old: boolean; words: string }

export function ageOf(atMs: number, nowMs: number): Age {
  const agoMs = Math.max(0, nowMs - atMs)
  const old = agoMs > oldAfterMs
  const words = agoOf(atMs, nowMs)
  return { old, words: old ? t('old', { age: words }) : words }
}

/** How long ago, and no more. */
export function agoOf(atMs: number, nowMs: number): string {
  return wordsFor(Math.floor(Math.max(0, nowMs - atMs) / 1000), atMs, nowMs)
}

function wordsFor(seconds: number, atMs: number, nowMs: number): string {
  const at = dayOf(atMs) === dayOf(nowMs) ? clockMinutes(atMs) : `${dayOf(atMs).slice(5)} ${clockMinutes(atMs)}`
  if (seconds < 60) return t('seconds', { n: seconds })
  if (seconds < 3600) return t('minutes', { n: Math.floor(seconds / 60), at })
  if (seconds < 86_400) return t('hours', { n: Math.floor(seconds / 3600), at })
  return t('days', { n: Math.floor(seconds / 86_400), at })
}
