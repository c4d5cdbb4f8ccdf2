import { backoffMs, forget, remember, remembered } from '@yinling/ui'
import { readonly, ref } from 'vue'
import type { Pending } from './stage'

const slot = 'yinling.sos'
/** After a restart of the page an unsent press is still sent, unless it is so old that its elder has long gone. */
const youngerThanMs = 30 * 60_000
const answerWithinMs = 4_000

type Post = (key: string) => Promise<boolean>

/** Makes the kiosk keep an SOS: the same key again and again until it has said that it is durable. */
export function sosSender(post: Post = postSos, newKey: () => string = () => crypto.randomUUID()) {
  const pending = ref<Pending | null>(null)

  function press(): void {
    const key = newKey()
    remember(slot, `${key} ${Date.now()}`)
    void deliver(key)
  }

  function resume(): void {
    const kept = unsent()
    if (kept) void deliver(kept)
  }

  async function deliver(key: string): Promise<void> {
    pending.value = { key, state: 'sending' }
    // A newer press carries on for the older one: it is the same elder at the same place.
    for (let attempt = 0; pending.value?.key === key; attempt++) {
      if (await post(key)) return saved(key)
      if (pending.value?.key === key) pending.value = { key, state: 'unsaved' }
      await new Promise(waited => setTimeout(waited, backoffMs(attempt, Math.random, 300, 3_000)))
    }
  }

  function saved(key: string): void {
    if (pending.value?.key !== key) return
    pending.value = { key, state: 'saved' }
    forget(slot)
  }

  const dismiss = () => (pending.value = null)

  return { pending: readonly(pending), press, resume, dismiss }
}

function unsent(): string | null {
  const [key, at] = (remembered(slot) ?? '').split(' ')
  return key && Date.now() - Number(at) < youngerThanMs ? key : null
}

async function postSos(key: string): Promise<boolean> {
  try {
    const response = await fetch('/api/sos', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key }),
      signal: AbortSignal.timeout(answerWithinMs),
    })
    return response.ok
  } catch {
    return false
  }
}
