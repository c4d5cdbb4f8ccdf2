import { causeWord } from './causes'
import { wordsOf } from './languages'
import { vitalUnit, vitalValue } from './vitals'

/** A value beyond a limit, as alarms carry it. */
export interface Breach { vital: string; value: number; unit: string; limit: number; side: 'low' | 'high' }

const t = wordsOf(
  { low: '{value}（下限{limit}）', high: '{value}（上限{limit}）', what: '{cause} {value}' },
  { low: '{value} (limit {limit})', high: '{value} (limit {limit})', what: '{cause} {value}' },
)

/** 36次/分（下限45）; the unit stands with the value. */
export function breachWords({ vital, value, limit, side }: Breach): string {
  return t(side, { value: vitalValue(vital, value) + vitalUnit(vital), limit })
}

/** 心率过慢 36次/分（下限45）; without a value the cause alone. */
export function alarmWords(cause: string, breach: Breach | null | undefined): string {
  return breach ? t('what', { cause: causeWord(cause), value: breachWords(breach) }) : causeWord(cause)
}
