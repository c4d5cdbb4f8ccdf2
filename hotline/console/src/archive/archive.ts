import type { Case, ClosedCase } from '../protocol'

/** The cases this agent has closed; null while they cannot be read. */
const patienceMs = 5_000

async function ask(path: string, body?: unknown): Promise<Response | null> {
  try {
    const response = await fetch(path, {
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined
        ? {}
        : { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
    return response.ok ? response : null
  } catch {
    return null
  }
}

const address = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}`

export async function closedCases(): Promise<ClosedCase[] | null> {
  return ((await (await ask('/api/cases'))?.json()) as ClosedCase[] | undefined) ?? null
}

export async function closedCase(caseId: string): Promise<Case | null> {
  return ((await (await ask(address(caseId)))?.json()) as Case | undefined) ?? null
}

/** Adds a note to a case that may be closed; false where it did not arrive. */
export async function addNote(caseId: string, text: string): Promise<boolean> {
  return (await ask(`${address(caseId)}/notes`, { text })) !== null
}
