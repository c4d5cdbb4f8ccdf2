import type { Outcome } from '../protocol'

/** In the order of the keys 1 to 7. */
type Choices = readonly [Outcome, Outcome, Outcome, Outcome, Outcome, Outcome, Outcome]

const ofPerson: Choices = ['caregiver-sent', 'ambulance', 'family-informed', 'comforted', 'false-alarm', 'unreachable', 'test']
const ofUnreadable: Choices = ['caregiver-sent', 'ambulance', 'family-informed', 'comforted', 'device-fault', 'unreachable', 'test']
const ofCall: Choices = ['advised', 'caregiver-sent', 'ambulance', 'family-informed', 'comforted', 'unreachable', 'wrong-number']
const ofDevice: Choices = ['repair-ordered', 'caregiver-sent', 'family-informed', 'restored', 'device-fault', 'unreachable', 'test']
const ofIncident: Choices = ['homes-called', 'caregiver-sent', 'power-company-told', 'restored', 'device-fault', 'unreachable', 'test']

const technical = ['battery-low', 'taken-off', 'mains', 'sensor-fault', 'silent', 'credentials-shared']

/** How an alarm of that cause can end. */
export function outcomesFor(cause: string, isIncident: boolean): Choices {
  if (isIncident) return ofIncident
  if (cause === 'call') return ofCall
  if (cause === 'unreadable') return ofUnreadable
  return technical.includes(cause) ? ofDevice : ofPerson
}
