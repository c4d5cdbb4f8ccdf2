import type { Outcome } from '../protocol'

/** In the order of the keys 1 to 7. */
export const outcomes: readonly Outcome[] = [
  'caregiver-sent',
  'ambulance',
  'family-informed',
  'comforted',
  'false-alarm',
  'unreachable',
  'test',
]
