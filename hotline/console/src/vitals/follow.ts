import { backoffMs } from '@yinling/ui'
import type { Answer } from './ask'

const everyMs = 30_000
/** While the gateway is away. */
const [firstMs, mostMs] = [10_000, 120_000]

/**
 * Asks at once, and again and again for as long as the case is before the agent; ever less often while nobody can say.
 * Returns how to stop, after which nothing is told any more: an answer that comes later is that of another case.
 */
export function follow(ask: () => Promise<Answer>, tell: (answer: Answer) => void, random: () => number = Math.random): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0
  let over = false

  async function again(): Promise<void> {
    const answer = await ask()
    if (over) return
    tell(answer)
    if (answer.kind !== 'away') attempt = 0
    timer = setTimeout(() => void again(), answer.kind === 'away' ? backoffMs(attempt++, random, firstMs, mostMs) : everyMs)
  }
  void again()

  return () => {
    over = true
    clearTimeout(timer)
  }
}
