import type { SeatChoice, Session, SignIn } from '../protocol'

/** Every request ends by itself: a page that waits for ever is worse than one that says it could not reach the server. */
const patienceMs = 5_000

export type Whoami = Session | 'signed-out' | 'unreachable'
export type Refusal = 'wrong' | 'noAgent' | 'taken409' | 'tooMany' | 'busy' | 'notLoaded' | 'unreachable' | 'failed'
/** Why somebody is not let in. `code` and `detail` are the problem's own: for the second factor they say more. */
export interface Refused { why: Refusal; code: string | null; detail: string | null }

const byCode: Record<string, Refusal> = { busy: 'busy', 'not-loaded': 'notLoaded' }
const byStatus: Record<number, Refusal> = { 401: 'wrong', 403: 'noAgent', 409: 'taken409', 429: 'tooMany' }

async function request(method: string, path: string, body?: unknown): Promise<Response | null> {
  try {
    return await fetch(path, {
      method,
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
  } catch {
    return null
  }
}

export async function whoami(): Promise<Whoami> {
  const response = await request('GET', '/api/session')
  if (response?.ok) return (await response.json()) as Session
  return response?.status === 401 ? 'signed-out' : 'unreachable'
}

export async function seatChoices(): Promise<SeatChoice[] | null> {
  const response = await request('GET', '/api/seats')
  return response?.ok ? ((await response.json()) as SeatChoice[]) : null
}

export async function signIn(credentials: SignIn): Promise<Session | Refused> {
  const response = await request('POST', '/api/session', credentials)
  if (response?.ok) return (await response.json()) as Session
  const told = ((await response?.json().catch(() => null)) ?? {}) as { code?: string; detail?: string }
  return refusedBy(response?.status ?? 0, told.code ?? null, told.detail ?? null)
}

/** Status 0: nobody answered. */
export function refusedBy(status: number, code: string | null, detail: string | null): Refused {
  const known = code === null ? undefined : byCode[code]
  return { why: known ?? (status === 0 || status >= 502 ? 'unreachable' : (byStatus[status] ?? 'failed')), code, detail }
}

export async function signOut(): Promise<void> {
  await request('DELETE', '/api/session')
}
