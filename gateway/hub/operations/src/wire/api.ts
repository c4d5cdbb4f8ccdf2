import { language } from '@yinling/ui'
import { ref } from 'vue'

/** Every request ends by itself: a page that waits for ever is worse than one that says it could not reach the server. */
const patienceMs = 15_000

/** Status 0: nobody answered. */
export interface Problem {
  status: number
  title: string
  detail: string | null
  /** By which a page chooses its words. */
  code: string | null
  errors: { in: string; at: string; what: string }[]
}
export type Answer<T> = { ok: true; value: T; etag: string | null } | { ok: false; problem: Problem }
export type Params = Record<string, string | number | boolean | null | undefined>

/** What was typed is wrong; who typed it stays signed in. */
const ofCredentials = new Set<string | null>(['wrong-credentials', 'second-factor-needed', 'second-factor-wrong', 'second-factor-clock'])

/** Set once the server says that nobody is signed in. */
export const signedOut = ref(false)

const nobody: Problem = { status: 0, title: '', detail: null, code: null, errors: [] }

export const get = <T>(path: string, params: Params = {}, waitMs = patienceMs): Promise<Answer<T>> =>
  request<T>('GET', path + search(params), null, {}, waitMs)

export const send = <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown = null, headers: Record<string, string> = {}) =>
  request<T>(method, path, body === null ? null : JSON.stringify(body), {
    ...(body === null ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
  })

export const sendText = <T>(path: string, type: string, text: string): Promise<Answer<T>> =>
  request<T>('POST', path, text, { 'Content-Type': type })

export function search(params: Params): string {
  const given = Object.entries(params).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : ''
}

async function request<T>(method: string, path: string, body: string | null, headers: Record<string, string>, waitMs = patienceMs): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      body,
      headers: { 'Accept-Language': language.value, ...(method === 'GET' ? {} : { 'X-Yinling-Page': 'operations' }), ...headers },
      signal: AbortSignal.timeout(waitMs),
    })
    if (!response.ok) {
      const problem = await problemOf(response)
      if (problem.status === 401 && path !== '/api/session' && !ofCredentials.has(problem.code)) signedOut.value = true
      return { ok: false, problem }
    }
    return { ok: true, value: (await contentOf(response)) as T, etag: response.headers.get('ETag') }
  } catch {
    return { ok: false, problem: nobody }
  }
}

/** What the server finds wrong with one part of what was sent: a field of the body, or whatever is below it. */
export const faultsAt = (problem: Problem | null, pointer: string): string[] =>
  (problem?.errors ?? []).filter(({ at }) => at === pointer || at.startsWith(`${pointer}/`)).map(({ what }) => what)

async function contentOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null
  return response.headers.get('Content-Type')?.includes('json') ? response.json() : response.text()
}

async function problemOf(response: Response): Promise<Problem> {
  const told = (await response.json().catch(() => ({}))) as Partial<Problem>
  return {
    status: response.status,
    title: told.title ?? '',
    detail: told.detail ?? null,
    code: told.code ?? null,
    errors: Array.isArray(told.errors) ? told.errors : [],
  }
}
