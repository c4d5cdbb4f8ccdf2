import type { PhoneState } from '../protocol'

export interface Situation {
  /** Whether the exchange rings this telephone. */
  registered: boolean
  /** Of which case it rings here, or she talks here; null while there is no such call at this telephone. */
  ringing: string | null
  talking: string | null
  /** The case in her hands, and what the hotline believes of her telephone. */
  inHand: string | null
  phone: PhoneState
  /** Whether she had the case already when this telephone came: a call of before has gone with the page of before. */
  late: boolean
  /** The case into which she is not called once more: it was tried, or she rang off herself. */
  settled: string | null
}

export type Deed = 'answer' | 'hang-up' | 'rejoin' | null

/**
 * What the telephone does by itself. She accepts on the screen, and it answers; her page comes back in the middle of a case,
 * and she is called into it again. A call that rings for an offer waits for her.
 */
export function nextDeed({ registered, ringing, talking, inHand, phone, late, settled }: Situation): Deed {
  if (ringing !== null) return ringing === inHand ? 'answer' : null
  if (talking !== null) return talking === inHand ? null : 'hang-up'
  if (!registered || inHand === null || settled === inHand) return null
  const isStillComing = !late && (phone === 'none' || phone === 'ringing')
  return isStillComing ? null : 'rejoin'
}
