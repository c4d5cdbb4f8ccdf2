import { backoffMs, serverClock } from '@yinling/ui'
import { onScopeDispose, readonly, ref, shallowRef } from 'vue'
import type { State } from './protocol'

/** What the kiosk's process says, with a line that brings itself back. The last state stays when it drops. */
export function stateLine() {
  const state = shallowRef<State | null>(null)
  const silent = ref(false)
  const clock = serverClock()
  let source: EventSource | null = null
  let attempt = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  function connect(): void {
    const fresh = new EventSource('/api/state')
    source = fresh
    fresh.addEventListener('state', event => {
      state.value = JSON.parse((event as MessageEvent<string>).data) as State
      clock.set(state.value.now)
      attempt = 0
      silent.value = false
    })
    fresh.onerror = () => {
      fresh.close()
      silent.value = true
      retry = setTimeout(connect, backoffMs(attempt++, Math.random, 500, 5_000))
    }
  }

  connect()
  onScopeDispose(() => {
    clearTimeout(retry)
    source?.close()
  })
  return { state, silent: readonly(silent), now: clock.now }
}
