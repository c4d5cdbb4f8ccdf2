import type { Json, Plan } from '../protocol'

const groups = { hr: 'heartRate', br: 'breathing', room: 'room' } as const

/** The thresholds in force for a vital, null where there is none or its rule is off. */
export function limitsOf(plan: Plan | null, name: keyof typeof groups): { low: number | null; high: number | null } {
  const rule = plan?.effective[groups[name]]
  if (!rule || typeof rule !== 'object' || Array.isArray(rule) || rule['on'] === false) return { low: null, high: null }
  const number = (value: Json | undefined) => (typeof value === 'number' ? value : null)
  return { low: number(rule['low']), high: number(rule['high']) }
}
