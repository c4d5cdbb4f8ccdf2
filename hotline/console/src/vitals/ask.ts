import type { RecentVitals } from '../protocol'

/** What was measured; nothing to be shown; or nobody can say just now. */
export type Answer = { kind: 'measured'; vitals: RecentVitals } | { kind: 'nothing' } | { kind: 'away' }

/** Longer than the hotline waits for the gateway. */
const patienceMs = 8_000
/** Signed out, or not before her any more. */
const notHers = new Set([401, 404])

export async function askVitals(caseId: string): Promise<Answer> {
  try {
    const response = await fetch(`/api/cases/${encodeURIComponent(caseId)}/vitals`, { signal: AbortSignal.timeout(patienceMs) })
    if (notHers.has(response.status)) return { kind: 'nothing' }
    const vitals = response.ok ? ((await response.json()) as RecentVitals) : null
    return Array.isArray(vitals?.minutes) ? { kind: 'measured', vitals: vitals! } : { kind: 'away' }
  } catch {
    return { kind: 'away' }
  }
}
