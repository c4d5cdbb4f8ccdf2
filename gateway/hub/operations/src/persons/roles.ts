import type { PersonRole, Role } from '../protocol'

/** Roles of people, and to what each must be bound (`PersonRole` of the contract). All functions are pure. */
export type BoundKind = 'street' | 'place' | 'resident'
export interface Bound { kind: BoundKind; id: string }
export type HumanRole = Exclude<Role, 'service'>

const kinds = ['street', 'place', 'resident'] as const

const bounds: Record<HumanRole, readonly BoundKind[]> = {
  operator: [], viewer: [], supervisor: [], agent: [], auditor: [],
  'street-staff': ['street'], caregiver: ['street', 'place', 'resident'], driver: ['street', 'place'],
  canteen: ['place'], 'activity-leader': ['place'], shop: ['place'], family: ['resident'],
}

/** In the order in which they are offered. A program's role is for nobody. */
export const offered: readonly HumanRole[] = ['operator', 'viewer', 'supervisor', 'agent', 'auditor', 'street-staff', 'caregiver', 'driver', 'canteen', 'activity-leader', 'shop', 'family']

/** One of these is needed; none for a role of the whole district. */
export const boundsOf = (role: Role): readonly BoundKind[] => (role === 'service' ? [] : bounds[role])

export function boundOf(given: PersonRole): Bound | null {
  for (const kind of kinds) {
    const id = given[kind]
    if (id !== undefined) return { kind, id }
  }
  return null
}

export const roleOf = (role: Role, bound: Bound | null): PersonRole => ({ role, ...(bound && { [bound.kind]: bound.id }) })

export const sameRole = (one: PersonRole, other: PersonRole): boolean =>
  one.role === other.role && kinds.every(kind => one[kind] === other[kind])

/** Whether both lists give the same, in whatever order. */
export const sameRoles = (some: readonly PersonRole[], others: readonly PersonRole[]): boolean =>
  some.length === others.length && some.every(one => others.some(other => sameRole(one, other)))

/** Each role once, with all that it is bound to. */
export function grouped(roles: readonly PersonRole[]): { role: Role; bounds: Bound[] }[] {
  const found = new Map<Role, Bound[]>()
  for (const one of roles) {
    const bound = boundOf(one)
    found.set(one.role, [...(found.get(one.role) ?? []), ...(bound ? [bound] : [])])
  }
  return [...found].map(([role, bounds]) => ({ role, bounds }))
}
