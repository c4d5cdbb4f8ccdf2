import { computed, onScopeDispose, ref, watch } from 'vue'
import type { ShallowRef } from 'vue'
import type { State } from '../protocol'
import { sosSender } from './sos'
import { stageOf } from './stage'

/** So long "all done" stays on the screen before the next person finds the home page. */
const closedStaysMs = 60_000

export function useSos(state: ShallowRef<State | null>) {
  const { pending, press, resume } = sosSender()
  const over = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  const stage = computed(() => {
    const now = stageOf(pending.value, state.value)
    return now === 'closed' && over.value === state.value?.sos?.key ? null : now
  })

  // What was closed before this page began is nobody's news.
  watch(state, (now, before) => {
    if (before === null && now?.sos?.state === 'closed') over.value = now.sos.key
  })
  watch(stage, now => {
    clearTimeout(timer)
    if (now === 'closed') timer = setTimeout(() => (over.value = state.value?.sos?.key ?? null), closedStaysMs)
  })
  onScopeDispose(() => clearTimeout(timer))

  resume()
  return { stage, press }
}
