import type { SeatChoice, Session, SignIn } from '../protocol'

/** Every request ends by itself: a page that waits for ever is worse than one that says it could not reach the server. */
const patienceMs = 5_000

export type Whoami = Session | 'signed-out' | 'unreachable'
export type Refusal = 'wrong' | 'taken409' | 'tooMany' | 'unreachable' | 'failed'

const refusals: Record<number, Refusal> = { 401: 'wrong', 409: 'taken409', 429: 'tooMany' }

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

export async function signIn(credentials: SignIn): Promise<Session | Refusal> {
  const response = await request('POST', '/api/session', credentials)
  if (response?.ok) return (await response.json()) as Session
  if (!response || response.status >= 502) return 'unreachable'
  return refusals[response.status] ?? 'failed'
}

export async function signOut(): Promise<void> {
  await request('DELETE', '/api/session')
}
