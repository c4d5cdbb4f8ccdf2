import type { Finding } from '../protocol'

export type Verdict = 'new' | 'same' | 'gone'
export interface Compared extends Finding { verdict: Verdict }

/** Onsets of the same cause so near each other are the same event, found a little earlier or later. */
const sameWithinMs = 30 * 60_000

/** What the changed plan would have raised against what the present one would, in order of time. */
export function compare(present: readonly Finding[], changed: readonly Finding[]): Compared[] {
  const left = [...present]
  const compared: Compared[] = changed.map(finding => {
    const twin = left.findIndex(other => isSame(other, finding))
    if (twin >= 0) left.splice(twin, 1)
    return { ...finding, verdict: twin >= 0 ? 'same' : 'new' }
  })
  return [...compared, ...left.map(finding => ({ ...finding, verdict: 'gone' as const }))].sort((one, other) => Date.parse(one.onset) - Date.parse(other.onset))
}

const isSame = (one: Finding, other: Finding): boolean =>
  one.deviceId === other.deviceId && one.cause === other.cause && Math.abs(Date.parse(one.onset) - Date.parse(other.onset)) <= sameWithinMs
