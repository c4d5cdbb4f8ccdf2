import type { Person } from '../protocol'

/** Who stands in the log, and whom somebody looks for there. All functions are pure. */
export type Who = { kind: 'nobody' } | { kind: 'console'; user: string } | { kind: 'person'; id: string; name: string } | { kind: 'program'; id: string } | { kind: 'either' | 'unknown'; id: string }
export type Known = Pick<Person, 'id' | 'name'>

const consoleMark = 'console:'
/** Who tried to sign in by a name that is nobody's. */
const nobodyMark = '?'
/** An id, a program's name, or `console:USER`. */
const idPattern = /^[0-9A-Za-z][0-9A-Za-z._@:-]{0,63}$/
const residentPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,47}$/

/** A program may bear the name of a person: then the log does not tell who of both it was. */
export function whoOf(by: string, nameOf: (id: string) => string | null, isProgram: (name: string) => boolean): Who {
  if (by === nobodyMark) return { kind: 'nobody' }
  if (by.startsWith(consoleMark)) return { kind: 'console', user: by.slice(consoleMark.length) }
  const name = nameOf(by)
  if (name !== null && isProgram(by)) return { kind: 'either', id: by }
  if (name !== null) return { kind: 'person', id: by, name }
  return isProgram(by) ? { kind: 'program', id: by } : { kind: 'unknown', id: by }
}

export type Sought = { by: string } | { fault: 'nobody' | 'several' | 'badBy' }

/** Whom somebody means who has typed this: a user name as it is, or the name of one person. */
export function soughtIn(typed: string, found: readonly Known[]): Sought {
  const text = typed.trim()
  if (text === '' || text === nobodyMark || found.some(({ id }) => id === text)) return { by: text }
  const named = found.filter(({ name }) => name === text)
  if (named.length === 1) return { by: named[0]!.id }
  if (named.length > 1) return { fault: 'several' }
  if (idPattern.test(text)) return { by: text }
  return { fault: /\p{Script=Han}/u.test(text) ? 'nobody' : 'badBy' }
}

export const isResident = (typed: string): boolean => typed === '' || residentPattern.test(typed)
