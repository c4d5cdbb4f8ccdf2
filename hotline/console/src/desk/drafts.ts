import { computed, ref } from 'vue'
import type { Draft } from '../protocol'
import { merged } from './merge'
import type { Answer } from './seat-line'

/** What was written here and the server has not: of a case that is somebody else's by now. */
export interface Stranded { caseId: string; text: string }
export type Write = (caseId: string, text: string, base: number) => Promise<Answer>

/** While somebody types, the server hears of it this often. */
const sendAfterMs = 400
const none: Draft = { text: '', version: 0 }
const slot = 'yinling.draft.'

/**
 * What is being written about the case in hand. It lives with the case on the server, so that a reload, a second window
 * and the next agent go on from it. What the server has not yet is kept in this tab, through a cut line and a reload,
 * and ends with the tab: these are health data.
 */
export function drafts(write: Write, tab: Storage = sessionStorage) {
  const written = ref('')
  const stranded = ref<Stranded[]>([])
  let caseId: string | null = null
  let known = none
  let sending: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasLooked = false

  const isUnsent = () => caseId !== null && written.value !== known.text

  function keep(): void {
    if (caseId === null) return
    if (isUnsent()) tab.setItem(slot + caseId, JSON.stringify({ text: written.value, base: known.text }))
    else tab.removeItem(slot + caseId)
  }

  function later(): void {
    if (isUnsent()) timer ??= setTimeout(() => void send(), sendAfterMs)
  }

  function send(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (!isUnsent()) return sending ?? Promise.resolve()
    sending ??= sendOnce().finally(() => (sending = null))
    return sending
  }

  async function sendOnce(): Promise<void> {
    const [id, base, text] = [caseId!, known, written.value]
    const answer = await write(id, text, base.version)
    if (caseId !== id) return
    if (answer.ok && known === base) known = { text, version: base.version + 1 }
    keep()
    if (answer.ok) later()
  }

  /** What the server says of the case in hand, after each change of anything. */
  function see(id: string | null, theirs: Draft | null): void {
    if (id !== caseId || !hasLooked) turnTo(id, theirs ?? none)
    else if (theirs && theirs.version > known.version) learn(theirs)
    else if (!sending) later()
  }

  function learn(theirs: Draft): void {
    written.value = merged(known.text, written.value, theirs.text)
    known = theirs
    keep()
    later()
  }

  function turnTo(id: string | null, theirs: Draft): void {
    clearTimeout(timer)
    timer = undefined
    if (!hasLooked) look(id)
    else if (isUnsent() && caseId !== null) strand(caseId, written.value, known.text)
    caseId = id
    known = theirs
    const kept = id === null ? null : unsent(id)
    written.value = kept ? merged(kept.base, kept.text, theirs.text) : theirs.text
    keep()
    later()
  }

  /** What an earlier page of this tab has left of other cases. */
  function look(mine: string | null): void {
    hasLooked = true
    const left = Array.from({ length: tab.length }, (_, index) => tab.key(index)!).filter(key => key.startsWith(slot))
    for (const id of left.map(key => key.slice(slot.length)).filter(id => id !== mine)) {
      const kept = unsent(id)
      if (kept) strand(id, kept.text, kept.base)
    }
  }

  function unsent(id: string): { text: string; base: string } | null {
    const kept = tab.getItem(slot + id)
    try {
      return kept === null ? null : (JSON.parse(kept) as { text: string; base: string })
    } catch {
      return null
    }
  }

  function strand(id: string, text: string, base: string): void {
    const added = (text.startsWith(base) ? text.slice(base.length) : text).trim()
    if (added) stranded.value = [...stranded.value.filter(({ caseId }) => caseId !== id), { caseId: id, text: added }]
    else tab.removeItem(slot + id)
  }

  /** It has arrived with its case after all. */
  function landed(id: string): void {
    stranded.value = stranded.value.filter(({ caseId }) => caseId !== id)
    tab.removeItem(slot + id)
  }

  const text = computed({
    get: () => written.value,
    set: typed => {
      if (caseId === null) return
      written.value = typed
      keep()
      later()
    },
  })

  /** Waits until the server has what is written, as far as it can be reached. */
  async function settled(): Promise<void> {
    await sending
    await send()
  }

  return { text, stranded, see, settled, landed }
}
