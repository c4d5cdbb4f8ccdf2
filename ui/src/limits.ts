/** From which values on a vital raises an alarm; null where that side does not. */
export interface Limits { low: number | null; high: number | null }

/** A monitoring plan as it is in force, as it came: a newer gateway may know more rules. */
export type PlanInForce = Record<string, unknown>

const rules = new Map([['hr', 'heartRate'], ['br', 'breathing'], ['room', 'room']])

/** The limits in force for a vital; none where there is no rule or it is off. */
export function limitsOf(plan: PlanInForce | null, vital: string): Limits {
  const name = rules.get(vital)
  const rule = name === undefined ? null : plan?.[name]
  if (typeof rule !== 'object' || rule === null || !isOn(rule)) return { low: null, high: null }
  return { low: numberIn(rule, 'low'), high: numberIn(rule, 'high') }
}

const isOn = (rule: object): boolean => !('on' in rule) || rule.on !== false

function numberIn(rule: object, side: string): number | null {
  const value = (rule as Record<string, unknown>)[side]
  return typeof value === 'number' ? value : null
}
