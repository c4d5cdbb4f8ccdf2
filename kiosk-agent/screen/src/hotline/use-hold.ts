import { computed, onScopeDispose, ref } from 'vue'
import type { Hold } from './hold'
import { holdMs, idle, passed, pressed, released, shareOf } from './hold'

/** A hold that runs with the screen's frames. `complete` after three seconds, `tooShort` when let go before. */
export function useHold(complete: () => void, tooShort: () => void) {
  const hold = ref<Hold>(idle)
  const at = ref(performance.now())
  let frame = 0

  function step(): void {
    at.value = performance.now()
    const before = hold.value
    const after = passed(before, at.value)
    hold.value = after
    frame = after.kind === 'held' || after.kind === 'lifted' ? requestAnimationFrame(step) : 0
    if (before.kind === 'held' && after.kind === 'done') complete()
    if (before.kind === 'lifted' && after.kind === 'idle') tooShort()
  }

  function press(): void {
    hold.value = pressed(hold.value, performance.now())
    if (!frame) frame = requestAnimationFrame(step)
  }

  const release = () => {
    hold.value = released(hold.value, performance.now())
  }

  onScopeDispose(() => cancelAnimationFrame(frame))
  const share = computed(() => shareOf(hold.value, at.value))
  return {
    press,
    release,
    share,
    state: computed(() => hold.value.kind),
    secondsLeft: computed(() => Math.ceil(((1 - share.value) * holdMs) / 1000)),
  }
}
