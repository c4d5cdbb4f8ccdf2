import { remember, remembered } from '@yinling/ui'
import { ref } from 'vue'

const slot = 'yinling.number'

/** The hotline's own number, as people dial it; empty as long as no server has ever said it. */
export const hotlineNumber = ref(remembered(slot) ?? '')

/** Asks the server, and remembers the answer for the time without one. */
export async function askNumber(): Promise<void> {
  try {
    const response = await fetch('/api/hotline', { signal: AbortSignal.timeout(5_000) })
    const { number } = (await response.json()) as { number?: unknown }
    if (response.ok && typeof number === 'string') {
      hotlineNumber.value = number
      remember(slot, number)
    }
  } catch {
    // The page goes on with the number that it knows; it is a greeting, not the way to anybody.
  }
}
