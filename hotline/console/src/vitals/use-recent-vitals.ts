import { ref, shallowRef, watch } from 'vue'
import type { Case, RecentVitals } from '../protocol'
import type { Answer } from './ask'
import { askVitals } from './ask'
import { follow } from './follow'

/** Many homes have no curve, where nobody lives nobody is measured, and a telephone measures nothing. */
export const isMeasured = ({ incident, cause, resident, vitals }: Case): boolean =>
  !incident && cause !== 'call' && (resident !== null || vitals !== null)

/** What was measured before the case that is before the agent, offered or in hand, and whether it is the newest. */
export function useRecentVitals(before: () => Case | null, ask: (caseId: string) => Promise<Answer> = askVitals) {
  const measured = shallowRef<RecentVitals | null>(null)
  const away = ref(false)

  function take(answer: Answer): void {
    away.value = answer.kind === 'away'
    // What was drawn stays while nobody can say how it went on.
    if (answer.kind === 'measured') measured.value = answer.vitals
    else if (answer.kind === 'nothing') measured.value = null
  }

  watch(
    () => {
      const shown = before()
      return shown && isMeasured(shown) ? shown.id : null
    },
    (caseId, _, ended) => {
      take({ kind: 'nothing' })
      if (caseId !== null) ended(follow(() => ask(caseId), take))
    },
    // Not a moment may what was measured of one be on the screen with the case of another.
    { immediate: true, flush: 'sync' },
  )

  return { measured, away }
}
