import { computed, ref, watch } from 'vue'
import type { Case, Outcome } from '../protocol'
import { outcomesFor } from '../centre/outcomes'

/** How each thing that is wrong in a case is to end. What was over by itself has its outcome, unless the agent says otherwise. */
export function endings(shown: () => Case | null) {
  const chosen = ref<Record<string, Outcome>>({})
  const picked = ref<string | null>(null)
  watch(() => shown()?.id, () => {
    chosen.value = {}
    picked.value = null
  })

  const conditions = computed(() => shown()?.alarms ?? [])
  const all = computed(() => {
    const outcomes: Record<string, Outcome> = {}
    for (const { cause, endedAt } of conditions.value) {
      const outcome = chosen.value[cause] ?? (endedAt && cause !== shown()?.cause ? 'cleared' : null)
      if (outcome) outcomes[cause] = outcome
    }
    return outcomes
  })
  const missing = computed(() => conditions.value.filter(({ cause }) => !all.value[cause]))
  /** The one that the next outcome is for: the one picked, or else the first that has none. */
  const about = computed(() => {
    const isThere = conditions.value.some(({ cause }) => cause === picked.value)
    return isThere ? picked.value : (missing.value[0]?.cause ?? conditions.value.at(-1)?.cause ?? null)
  })
  const choices = computed(() => outcomesFor(about.value ?? '', shown()?.incident != null))

  function choose(outcome: Outcome): void {
    const cause = about.value
    if (cause === null) return
    chosen.value = { ...chosen.value, [cause]: outcome }
    picked.value = missing.value.length ? null : cause
  }

  return {
    conditions, all, missing, about, choices,
    /** The outcome of the case, once each of its alarms has one. */
    main: computed(() => (missing.value.length ? null : (all.value[shown()?.cause ?? ''] ?? null))),
    /** What is chosen for the one it is about. */
    outcome: computed(() => (about.value === null ? null : (all.value[about.value] ?? null))),
    pick: (cause: string) => (picked.value = cause),
    choose,
    chooseNumber: (number: number) => {
      const outcome = choices.value[number - 1]
      if (outcome) choose(outcome)
    },
  }
}
