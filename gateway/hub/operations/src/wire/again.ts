import { backoffMs } from '@yinling/ui'
import { onScopeDispose } from 'vue'
import type { Problem } from './api'

const firstMs = 1_000
const mostMs = 15_000

/** Whether the same question may be answered a moment later: nobody was reached, or the server can not just now. */
export const passes = ({ status }: Problem): boolean => status === 0 || status === 429 || status >= 502

/** Asks again what could not be answered just now, ever less often, until it is or the part that asked is gone. */
export function useAgain(ask: () => void) {
  let attempt = 0
  let next: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(next))

  return (problem: Problem | null): void => {
    clearTimeout(next)
    if (problem && passes(problem)) next = setTimeout(ask, backoffMs(attempt++, Math.random, firstMs, mostMs))
    else attempt = 0
  }
}
