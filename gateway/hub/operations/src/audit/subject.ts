import { causes } from '@yinling/ui'

/** What an entry of the log is about besides the resident, taken apart for its words. All functions are pure. */
export type Subject =
  | { kind: 'network'; network: string; seat: number | null; isElsewhere: boolean }
  | { kind: 'filters'; filters: { name: string; value: string }[] }
  | { kind: 'alarm'; device: string; cause: string }
  | { kind: 'text'; text: string }

/** Who signs in or changes how she does: the log says from where. */
const ofDoors = new Set(['signIn', 'signInRefused', 'signOut', 'acceptInvitation', 'changePassword', 'beginSecondFactorRefused', 'confirmSecondFactor'])
/** Which part of a list it was tells nobody anything. */
const untold = new Set(['limit', 'cursor', 'sort', 'head', 'incidentId'])
const elsewhere = ' by OpenID Connect'
/** bed-0007.sos.20261122T030000.123Z */
const alarmId = /^([^.]+)\.([a-z-]+)\.\d{8}T\d{6}\.\d{3}Z$/
/** 20261122-110000.123-bed-0007-sos; both the device and the cause may have a hyphen. */
const caseId = /^\d{8}-\d{6}\.\d{3}-(.+)$/

/** Null where it tells nothing but the resident. */
export function subjectOf({ operation, subject, residentId }: { operation: string; subject: string | null; residentId: string | null }): Subject | null {
  if (subject === null || subject === residentId) return null
  if (ofDoors.has(operation)) return networkOf(subject)
  if (/^[A-Za-z-]+=/.test(subject)) return filtersOf(subject)
  return alarmOf(subject) ?? caseOf(subject) ?? { kind: 'text', text: subject }
}

function alarmOf(subject: string): Subject | null {
  const found = alarmId.exec(subject)
  return found && { kind: 'alarm', device: found[1]!, cause: found[2]! }
}

function caseOf(subject: string): Subject | null {
  const about = caseId.exec(subject)?.[1] ?? ''
  const cause = causes.filter(one => about.endsWith(`-${one}`)).sort((one, other) => other.length - one.length)[0]
  return cause === undefined ? null : { kind: 'alarm', device: about.slice(0, -cause.length - 1), cause }
}

function networkOf(subject: string): Subject {
  const isElsewhere = subject.endsWith(elsewhere)
  const where = isElsewhere ? subject.slice(0, -elsewhere.length) : subject
  const seat = /^seat (\d+), (.+)$/.exec(where)
  return { kind: 'network', network: seat?.[2] ?? where, seat: seat ? Number(seat[1]) : null, isElsewhere }
}

function filtersOf(subject: string): Subject {
  const filters = subject.split('&').map(part => {
    const cut = part.indexOf('=')
    return { name: part.slice(0, cut), value: part.slice(cut + 1) }
  })
  return { kind: 'filters', filters: filters.filter(({ name }) => !untold.has(name)) }
}
