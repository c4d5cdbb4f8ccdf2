import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Case, ClosedCase } from '../protocol'
import { addNote, closedCase, closedCases } from './archive'

const againAfterMs = 3_000

/** The cases this agent has closed, newest first, and the one she has opened again to read. */
export function useArchive() {
  const cases = shallowRef<ClosedCase[] | null>(null)
  const opened = shallowRef<Case | null>(null)
  const away = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  /** A close is in the database a moment after it is off the screen, and the database may be away. */
  async function refresh(): Promise<void> {
    clearTimeout(timer)
    const fresh = await closedCases()
    away.value = fresh === null
    cases.value = fresh ?? cases.value
    timer = setTimeout(() => void refresh(), againAfterMs)
  }
  onScopeDispose(() => clearTimeout(timer))
  void refresh()

  async function open(caseId: string): Promise<void> {
    opened.value = await closedCase(caseId)
    away.value = opened.value === null
  }

  async function add(text: string): Promise<boolean> {
    const caseId = opened.value?.id
    if (!caseId || !(await addNote(caseId, text))) return false
    await open(caseId)
    return true
  }

  return { cases, opened, away, open, add, shut: () => void (opened.value = null) }
}
