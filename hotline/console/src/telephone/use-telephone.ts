import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Answer, Order } from '../desk/seat-line'
import type { Case } from '../protocol'
import { account } from './account'
import { nextDeed } from './next'
import type { Listener, Softphone } from './softphone'
import { softphone } from './softphone'

/** `none`: the telephone stands on the desk. */
export type Line = 'none' | 'connecting' | 'ready'
export type Microphone = 'unknown' | 'there' | 'refused' | 'missing'

const askAgainMs = 5_000

/**
 * The telephone of this seat, where it is in the page; in one window alone, or two would take each other's calls.
 *
 * `before`: the case in her hands, undefined before the hotline has said anything. `here`: whether this window is the seat's.
 */
export function useTelephone(before: () => Case | null | undefined, send: (order: Order) => Promise<Answer>, here: () => boolean) {
  const line = ref<Line>('none')
  const microphone = ref<Microphone>('unknown')
  const ringing = ref<string | null>(null)
  const talking = ref<string | null>(null)
  const muted = ref(false)
  const settled = ref<string | null>(null)
  /** Which case was in her hands when this telephone came; undefined while that is not known. */
  const found = ref<string | null | undefined>(null)
  const phone = shallowRef<Softphone | null>(null)
  let closed = false
  let beginning = false
  const inHand = () => before() ?? null
  const known = () => (before() === undefined ? undefined : (inHand()?.id ?? null))

  const listener: Listener = {
    registered: yes => {
      if (yes && line.value !== 'ready') {
        found.value = talking.value ? null : known()
        settled.value = null
      }
      line.value = yes ? 'ready' : 'connecting'
    },
    ringing: ({ caseId }) => {
      ringing.value = caseId
      talking.value = null
    },
    talking: ({ caseId }) => {
      ringing.value = null
      talking.value = caseId
      muted.value = false
      settled.value = null
      found.value = null
    },
    over: ({ caseId }) => {
      if (ringing.value === caseId) ringing.value = null
      if (talking.value === caseId) talking.value = null
    },
  }

  async function begin(): Promise<void> {
    if (beginning || phone.value) return
    beginning = true
    const isThere = await connect()
    beginning = false
    if (!isThere && !closed) setTimeout(begin, askAgainMs)
    if (closed || !here()) end()
  }

  /** False where it must be tried again: what it needs could not be had from the server. */
  async function connect(): Promise<boolean> {
    const mine = await account()
    if (mine === null || closed || !here()) return true
    if (mine === 'later') return false
    line.value = 'connecting'
    void tryMicrophone()
    try {
      phone.value = await softphone(mine, listener)
      return true
    } catch {
      return false
    }
  }

  function end(): void {
    phone.value?.close()
    phone.value = null
    line.value = 'none'
    ringing.value = null
    talking.value = null
  }

  /** Asks for it before somebody waits: a browser asks her the first time. */
  async function tryMicrophone(): Promise<void> {
    try {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true })
      for (const track of sound.getTracks()) track.stop()
      microphone.value = 'there'
    } catch (failure) {
      microphone.value = failure instanceof DOMException && failure.name === 'NotAllowedError' ? 'refused' : 'missing'
    }
  }

  async function rejoin(): Promise<void> {
    const caseId = inHand()?.id
    if (!caseId) return
    settled.value = caseId
    await send({ type: 'call', caseId, party: 'agent' })
  }

  function hangUp(): void {
    settled.value = inHand()?.id ?? null
    phone.value?.hangUp()
  }

  function mute(): void {
    muted.value = !muted.value
    phone.value?.mute(muted.value)
  }

  const press = (key: string) => phone.value?.press(key)

  watch(known, now => found.value === undefined && (found.value = now), { flush: 'sync' })
  watch(
    () => {
      const mine = inHand()
      return nextDeed({
        registered: line.value === 'ready',
        ringing: ringing.value,
        talking: talking.value,
        inHand: mine?.id ?? null,
        phone: mine?.phone ?? 'none',
        late: mine !== null && found.value === mine.id,
        settled: settled.value,
      })
    },
    deed => {
      if (deed === 'answer') phone.value?.answer()
      else if (deed === 'hang-up') phone.value?.hangUp()
      else if (deed === 'rejoin') void rejoin()
    },
  )

  watch(here, isHere => (isHere ? void begin() : end()), { immediate: true })
  onScopeDispose(() => {
    closed = true
    end()
  })
  return { line, microphone, talking, muted, mute, press, hangUp, rejoin, tryMicrophone }
}

export type Telephone = ReturnType<typeof useTelephone>
