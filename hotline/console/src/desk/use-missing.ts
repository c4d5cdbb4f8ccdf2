import { computed, ref } from 'vue'
import type { ShallowRef } from 'vue'
import type { View } from '../protocol'
import { fateOf } from './fate'
import { heldHere } from './held'
import { whoOf } from './who'

/** A case that was in hand here and is not any more, though it was not closed here. */
interface Missing { caseId: string; who: string; delivered: boolean }

/** Says who has it now, for as long as the agent wants to know; also after a reload or a new sign-in. */
export function useMissing(view: ShallowRef<View | null>) {
  const before = heldHere()
  let held: { caseId: string; who: string; closing: boolean } | null = before?.caseId ? { ...before, caseId: before.caseId } : null
  const missing = ref<Missing | null>(null)
  const letGo = ref<string | null>(null)

  function see(fresh: View): void {
    if (held && held.caseId !== fresh.case?.id) lost(held, fresh)
    if (missing.value && missing.value.caseId === fresh.case?.id) missing.value = null
    held = fresh.case && { caseId: fresh.case.id, who: whoOf(fresh.case), closing: fresh.closing !== null }
  }

  function lost({ caseId, who, closing }: NonNullable<typeof held>, fresh: View): void {
    const isMyDoing = closing || letGo.value === caseId
    if (!isMyDoing || fateOf(caseId, fresh).kind !== 'over') missing.value = { caseId, who, delivered: false }
  }

  return {
    see,
    /** This agent is closing it herself. */
    letGo: (caseId: string) => void (letGo.value = caseId),
    /** What she wrote while the line was cut has arrived with it. */
    delivered: (caseId: string) => {
      if (missing.value?.caseId === caseId) missing.value.delivered = true
    },
    dismiss: () => void (missing.value = null),
    shown: computed(() =>
      missing.value && view.value ? { ...missing.value, fate: fateOf(missing.value.caseId, view.value) } : null,
    ),
  }
}
