import { alarmSound } from '@yinling/ui'
import { computed, onScopeDispose, ref, watch } from 'vue'
import type { Desk } from './desk'

/** The sounds of this seat: an offer sounds by its lane until it is acknowledged or muted here; mute ends with the offer. */
export function useAlarm(desk: Desk) {
  const sound = alarmSound()
  const ringing = computed(() => {
    const offered = desk.offer.value?.case
    return offered && desk.line.value === 'up' ? { key: `${offered.id}/${offered.presses}`, lane: offered.lane } : null
  })
  const mutedKey = ref<string | null>(null)
  const muted = computed(() => ringing.value !== null && ringing.value.key === mutedKey.value)

  watch(
    () => (muted.value ? null : ringing.value?.key ?? null),
    key => (key !== null && ringing.value ? sound.play(ringing.value.lane) : sound.hush()),
  )
  // Somebody who presses again while being helped is heard once, softly.
  watch(
    () => desk.mine.value && ([desk.mine.value.id, desk.mine.value.presses] as const),
    (fresh, old) => {
      if (fresh && old && fresh[0] === old[0] && fresh[1] > old[1] && !ringing.value) sound.play(3)
    },
  )

  const touch = () => sound.unlock()
  for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, touch, { once: true })
  sound.unlock()
  onScopeDispose(() => {
    for (const gesture of ['pointerdown', 'keydown']) window.removeEventListener(gesture, touch)
    sound.close()
  })

  return {
    muted,
    blocked: sound.blocked,
    unlock: sound.unlock,
    toggleMute: () => {
      mutedKey.value = muted.value ? null : (ringing.value?.key ?? null)
    },
  }
}

export type Alarm = ReturnType<typeof useAlarm>
