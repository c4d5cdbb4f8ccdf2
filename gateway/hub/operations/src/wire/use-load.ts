import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useAgain } from './again'
import type { Answer, Problem } from './api'

/**
 * Loads what `ask` asks for, again whenever what it reads changes. What was there stays on the screen while the new
 * one is on its way; an answer that has been overtaken is dropped, and one that nobody could give is asked for again.
 */
export function useLoad<T>(ask: () => Promise<Answer<T>> | null, keepBetween = false) {
  const value = shallowRef<T | null>(null)
  const etag = ref<string | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(false)
  let round = 0

  async function take(asked: Promise<Answer<T>> | null): Promise<void> {
    const mine = ++round
    if (!asked) return
    loading.value = true
    const answer = await asked
    if (mine !== round) return
    loading.value = false
    problem.value = answer.ok ? null : answer.problem
    answered(problem.value)
    if (answer.ok) {
      value.value = answer.value
      etag.value = answer.etag
    }
  }

  const reload = () => take(ask())
  const answered = useAgain(() => void reload())
  watch(
    ask,
    asked => {
      if (!keepBetween) value.value = null
      void take(asked)
    },
    { immediate: true },
  )
  onScopeDispose(() => round++)
  return { value, etag, problem, loading, reload }
}
