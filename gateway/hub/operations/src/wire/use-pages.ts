import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useAgain } from './again'
import type { Answer, Params, Problem } from './api'
import { get } from './api'

export interface PageOf<T> {
  items: T[]
  next: string | null
}

/** A list that the server gives in pages: the first at once, the others when somebody scrolls there. */
export function usePages<T>(path: () => string, params: () => Params, limit: number) {
  const items = shallowRef<T[]>([])
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(false)
  const first = shallowRef<PageOf<T> | null>(null)
  const next = ref<string | null>(null)
  let round = 0

  const ask = (cursor: string | null): Promise<Answer<PageOf<T>>> => get(path(), { ...params(), limit, cursor })

  async function take(cursor: string | null): Promise<boolean> {
    const mine = cursor === null ? ++round : round
    loading.value = true
    const answer = await ask(cursor)
    if (mine !== round) return false
    loading.value = false
    problem.value = answer.ok ? null : answer.problem
    if (cursor === null) answered(problem.value)
    if (!answer.ok) return false
    if (cursor === null) first.value = answer.value
    items.value = cursor === null ? answer.value.items : [...items.value, ...answer.value.items]
    next.value = answer.value.next
    return true
  }

  const reload = () => take(null)
  const answered = useAgain(() => void reload())
  const more = async () => next.value !== null && !loading.value && take(next.value)

  /** The rest as well; false where a page did not come. */
  async function all(): Promise<boolean> {
    while (next.value !== null) if (!(await take(next.value))) return false
    return true
  }

  watch([path, () => JSON.stringify(params())], reload, { immediate: true })
  onScopeDispose(() => round++)
  return { items, first, problem, loading, complete: computed(() => next.value === null), reload, more, all }
}
