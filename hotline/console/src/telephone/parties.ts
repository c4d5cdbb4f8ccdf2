import type { Call, Case, CaseEvent, Party, Resident } from '../protocol'
import { isWord, t } from '../words'

/** Whom one can call in a case, in the order in which one tries. */
export interface Callable { party: Party; name: string; relation: string | null; number: string }

const voices = { bed: 'contacts.device', kiosk: 'contacts.kiosk', watch: 'contacts.watch', incident: 'contacts.device', telephone: 'contacts.caller' } as const

export function callables({ device, resident }: Pick<Case, 'device' | 'resident'>): Callable[] {
  const all: (Omit<Callable, 'number'> & { number: string | null })[] = [
    { party: device.kind === 'telephone' ? 'caller' : 'home', name: t(voices[device.kind]), relation: null, number: device.voice },
    { party: 'resident', name: t('contacts.self'), relation: null, number: resident?.phone ?? null },
    ...(resident?.contacts ?? []).map(({ name, relation, phone }, index) => ({ party: `contact-${index + 1}` as Party, name, relation, number: phone })),
  ]
  return all.filter((one): one is Callable => one.number !== null)
}

/** As what a caller is known: her relation where the resident is known whose contact she is. */
export function callerRole(as: string, resident: Resident | null): string {
  const [, place] = /^contact-([0-9]+)$/.exec(as) ?? []
  const contact = place && resident?.contacts[Number(place) - 1]
  if (contact) return `${contact.name} ${contact.relation}`
  const word = `caller.${place ? 'contact' : as}`
  return isWord(word) ? t(word) : as
}

/** Who it is in words; a number that stands nowhere on file is itself. */
export function partyName(party: string, shown: Pick<Case, 'device' | 'resident'>): string {
  const known = callables(shown).find(one => one.party === party)
  if (known) return [known.name, known.relation].filter(Boolean).join(' ')
  const number = party.replace(/^number-/, '')
  return number === '120' ? t('call.ambulance') : number === party ? t('call.somebody') : number
}

/** What came of calling her last: the words of a failure, or none. */
export type Came = { kind: 'ringing' | 'talking' | 'held'; since: string } | { kind: 'talked'; at: string } | { kind: 'failed'; at: string; why: string } | null

const stateOf = ({ up, held }: Call) => (held ? 'held' : up ? 'talking' : 'ringing')

export function whatCame(party: Party, calls: readonly Call[], timeline: readonly CaseEvent[]): Came {
  const now = calls.find(call => call.party === party)
  if (now) return { kind: stateOf(now), since: now.since }
  const last = timeline.findLast(({ kind, text }) => (kind === 'call-ended' || kind === 'call-failed') && partOf(text).party === party)
  if (!last) return null
  return last.kind === 'call-ended' ? { kind: 'talked', at: last.at } : { kind: 'failed', at: last.at, why: partOf(last.text).why }
}

/** The text of an event of a call: who, and why it failed. */
export function partOf(text: string | null): { party: string; why: string } {
  const [party = '', why = ''] = (text ?? '').split(' ')
  return { party, why: whyWord(why) }
}

function whyWord(code: string): string {
  const word = `call.${code}`
  return isWord(word) ? t(word) : t('call.failed')
}
