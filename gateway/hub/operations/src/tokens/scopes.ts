/** What a program may (`Scope` of the contract): a tag and `read` or `write`, or everything. All functions are pure. */
export const everything = '*'
export const verbs = ['read', 'write'] as const
export type Verb = (typeof verbs)[number]

export const tags = ['district', 'residents', 'plans', 'devices', 'readings', 'alarms', 'commands', 'upkeep'] as const
export type Tag = (typeof tags)[number]

/** Of these there is nothing that a program could write. */
const onlyRead = new Set<Tag>(['district', 'readings', 'upkeep'])

export interface Scopes {
  isEverything: boolean
  read: Tag[]
  write: Tag[]
  /** Newer than this page. */
  unknown: string[]
}

export const scopeOf = (tag: Tag, verb: Verb): string => `${tag}:${verb}`
export const isOffered = (tag: Tag, verb: Verb): boolean => verb === 'read' || !onlyRead.has(tag)

/** Sorted out, in the order of `tags`. */
export function sortedOut(scopes: readonly string[]): Scopes {
  const having = (verb: Verb) => tags.filter(tag => scopes.includes(scopeOf(tag, verb)))
  const [read, write] = [having('read'), having('write')]
  const known = new Set([everything, ...read.map(tag => scopeOf(tag, 'read')), ...write.map(tag => scopeOf(tag, 'write'))])
  return { isEverything: scopes.includes(everything), read, write, unknown: scopes.filter(scope => !known.has(scope)) }
}
