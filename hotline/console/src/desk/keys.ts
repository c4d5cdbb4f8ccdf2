/**
 * What a key does. Letters and `?`, which the agent may switch off (WCAG 2.1.4), and one combination: a case is never
 * closed by a letter alone.
 */
export type Deed =
  | 'accept' | 'pass' | 'next' | 'state' | 'mute' | 'notes' | 'leave' | 'outcome' | 'close' | 'queue' | 'person'
  | 'theme' | 'language' | 'help'

export const keyOf: Record<Exclude<Deed, 'outcome' | 'leave'>, string> = {
  accept: 'A',
  pass: 'P',
  next: 'G',
  state: 'S',
  mute: 'M',
  notes: 'N',
  close: 'Ctrl Enter',
  queue: 'Q',
  person: 'I',
  theme: 'T',
  language: 'L',
  help: '?',
}

/** The list that `?` shows, in its order. */
export const keyList: { deed: Deed; key: string }[] = [
  ...(['accept', 'pass', 'next', 'state', 'mute', 'notes'] as const).map(deed => ({ deed, key: keyOf[deed] })),
  { deed: 'leave', key: 'Esc' },
  { deed: 'outcome', key: '1 – 7' },
  ...(['close', 'queue', 'person', 'theme', 'language', 'help'] as const).map(deed => ({ deed, key: keyOf[deed] })),
]

/** A key as a button shows it; null where the agent works without single keys. */
export const hintOf = (deed: keyof typeof keyOf, singleKeys: boolean): string | undefined =>
  singleKeys || keyOf[deed].length > 1 ? keyOf[deed] : undefined

export interface Press {
  key: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  repeat: boolean
  isComposing: boolean
}
export type Stroke = { deed: Exclude<Deed, 'outcome'> } | { deed: 'outcome'; number: number }

const deedOfKey = new Map(Object.entries(keyOf).map(([deed, key]) => [key, deed as keyof typeof keyOf]))

/**
 * What a press asks for, or null. While somebody types, letters are letters and only Esc and Ctrl Enter mean something;
 * without single keys it is always so.
 */
export function strokeOf(press: Press, typing: boolean, singleKeys = true): Stroke | null {
  if (press.altKey || press.metaKey || press.repeat || press.isComposing) return null
  if (press.ctrlKey) return press.key === 'Enter' ? { deed: 'close' } : null
  if (press.key === 'Escape') return { deed: 'leave' }
  if (typing || !singleKeys) return null
  if (/^[1-7]$/.test(press.key)) return { deed: 'outcome', number: Number(press.key) }
  // A Chinese input method gives the wide question mark.
  const deed = deedOfKey.get(press.key === '\uff1f' ? '?' : press.key.toUpperCase())
  return deed ? { deed } : null
}
