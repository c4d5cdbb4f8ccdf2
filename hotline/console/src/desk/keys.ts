/** What a key does. Letters only, and `?`: nothing a browser wants for itself, so no Ctrl, Alt or Meta. */
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
  close: 'C',
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

/** What a press asks for, or null. While somebody types, letters are letters and only Esc means something. */
export function strokeOf(press: Press, typing: boolean): Stroke | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.repeat || press.isComposing) return null
  if (press.key === 'Escape') return { deed: 'leave' }
  if (typing) return null
  if (/^[1-7]$/.test(press.key)) return { deed: 'outcome', number: Number(press.key) }
  // A Chinese input method gives the wide question mark.
  const deed = deedOfKey.get(press.key === '\uff1f' ? '?' : press.key.toUpperCase())
  return deed ? { deed } : null
}
