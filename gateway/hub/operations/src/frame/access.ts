import type { Role } from '../protocol'
import type { Page } from '../route/route'

/** Which pages somebody's roles open; the server decides, this only keeps broken pages out of sight. */
const readers = new Set<Role>(['operator', 'viewer', 'supervisor'])
const personal = new Set<Page>(['me', 'invitation'])
const ofPersons = new Set<Page>(['persons', 'person', 'new-person', 'tokens', 'new-token', 'audit'])

/** What is live, residents, devices and alarms. */
export const readsDistrict = (roles: readonly Role[]): boolean => roles.some(role => readers.has(role))

/** People, programs, and the log of what both have looked at. */
export const readsPersons = (roles: readonly Role[]): boolean => roles.includes('operator') || roles.includes('auditor')

export function mayOpen(page: Page, roles: readonly Role[]): boolean {
  if (personal.has(page)) return true
  return ofPersons.has(page) ? readsPersons(roles) : readsDistrict(roles)
}

/** Where somebody begins. */
export function homeOf(roles: readonly Role[]): 'district' | 'persons' | 'me' {
  if (readsDistrict(roles)) return 'district'
  return readsPersons(roles) ? 'persons' : 'me'
}
