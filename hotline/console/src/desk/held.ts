import type { Session } from '../protocol'

/** Who sat here and what she had in hand, as the page last knew it. */
export interface Held {
  session: Session
  caseId: string | null
  who: string
  closing: boolean
  graceMs: number
  /** When the server was last heard, by this machine's clock. */
  heardAt: number
}

const slot = 'yinling.held'

/** Through a reload, never beyond the tab: it names an elder. */
export function heldHere(tab: Storage = sessionStorage): Held | null {
  try {
    return JSON.parse(tab.getItem(slot) ?? 'null') as Held | null
  } catch {
    return null
  }
}

export function hold(held: Held | null, tab: Storage = sessionStorage): void {
  if (held) tab.setItem(slot, JSON.stringify(held))
  else tab.removeItem(slot)
}

/** Whole seconds until the case may go to another seat, by what was heard last; never too many. */
export const secondsLeft = (held: Pick<Held, 'graceMs' | 'heardAt'>, nowMs: number): number =>
  Math.max(0, Math.floor((held.heardAt + held.graceMs - nowMs) / 1000))
