import { language } from '@yinling/ui'
import { ref } from 'vue'

/** Every request ends by itself: a page that waits for ever is worse than one that says it could not reach the server. */
const patienceMs = 15_000

/** Status 0: nobody answered. */
export interface Problem {
  status: number
  title: string
  detail: string | null
  errors: { in: string; at: string; what: string }[]
}
export type Answer<T> = { ok: true; value: T; etag: string | null } | { ok: false; problem: Problem }
export type Params = Record<string, string | number | boolean | null | undefined>

/** Set once the server says that nobody is signed in. */
export const signedOut = ref(false)

const nobody: Problem = { status: 0, title: '', detail: null, errors: [] }

export const get = <T>(path: string, params: Params = {}): Promise<Answer<T>> => request<T>('GET', path + search(params), null, {})

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

async function request<T>(method: string, path: string, body: string | null, headers: Record<string, string>): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      body,
      headers: { 'Accept-Language': language.value, ...(method === 'GET' ? {} : { 'X-Yinling-Page': 'operations' }), ...headers },
      signal: AbortSignal.timeout(patienceMs),
    })
    if (response.status === 401 && path !== '/api/session') signedOut.value = true
    if (!response.ok) return { ok: false, problem: await problemOf(response) }
    return { ok: true, value: (await contentOf(response)) as T, etag: response.headers.get('ETag') }
  } catch {
    return { ok: false, problem: nobody }
  }
}

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
    errors: Array.isArray(told.errors) ? told.errors : [],
  }
}
