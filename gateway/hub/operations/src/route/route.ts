/** Where the page is: the part of the address after #, so that the server serves one file. */
export type Query = Record<string, string>

export type Route =
  | { page: 'district' | 'residents' | 'devices' | 'alarms' | 'incidents' | 'import' | 'persons' | 'new-person' | 'tokens' | 'new-token' | 'audit' | 'me' | 'invitation'; id: null; query: Query }
  | { page: 'street' | 'resident' | 'plan' | 'device' | 'alarm' | 'incident' | 'person'; id: string; query: Query }

export type Page = Route['page']

const lists = {
  '': 'district', residents: 'residents', devices: 'devices', alarms: 'alarms', incidents: 'incidents', import: 'import',
  persons: 'persons', tokens: 'tokens', audit: 'audit', me: 'me', invitation: 'invitation',
} as const
const single = { streets: 'street', residents: 'resident', devices: 'device', alarms: 'alarm', incidents: 'incident', persons: 'person' } as const
/** Pages that enter another of a list. */
const fresh = { persons: 'new-person', tokens: 'new-token' } as const

/** What an address says; null where it says nothing we know. */
export function routeOf(hash: string): Route | null {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?', 2)
  const [first = '', second, third, more] = path.split('/').map(decoded)
  const query = Object.fromEntries(new URLSearchParams(search))
  if (more !== undefined) return null
  if (second === undefined) return first in lists ? { page: lists[first as keyof typeof lists], id: null, query } : null
  if (second === 'new' && third === undefined && first in fresh) return { page: fresh[first as keyof typeof fresh], id: null, query }
  if (first === 'residents' && third === 'plan') return { page: 'plan', id: second, query }
  if (!second || third !== undefined || !(first in single)) return null
  return { page: single[first as keyof typeof single], id: second, query }
}

export function addressOf(page: Page, id: string | null = null, query: Query = {}): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()
  return `#/${pathOf(page, id)}${search && `?${search}`}`
}

function pathOf(page: Page, id: string | null): string {
  if (page === 'district') return ''
  if (page === 'new-person') return 'persons/new'
  if (page === 'new-token') return 'tokens/new'
  if (page === 'plan') return `residents/${encodeURIComponent(id ?? '')}/plan`
  return id === null ? page : `${page}s/${encodeURIComponent(id)}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
