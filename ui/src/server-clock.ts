import { onScopeDispose, ref } from 'vue'

const tickMs = 250

/**
 * The server's time on this screen. A seat's own clock may be wrong or be set while somebody works, so only its
 * steady counter is used.
 */
export function serverClock(counter: () => number = () => performance.now()) {
  let serverAtZero = Date.now() - counter()
  const now = ref(serverAtZero + counter())
  const tick = () => {
    now.value = serverAtZero + counter()
  }
  const timer = setInterval(tick, tickMs)
  onScopeDispose(() => clearInterval(timer))

  function set(serverNow: string): void {
    serverAtZero = Date.parse(serverNow) - counter()
    tick()
  }

  return { now, set }
}
