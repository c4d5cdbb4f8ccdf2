import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { useAgain } from './again'
import type { Problem } from './api'

const problem = (status: number): Problem => ({ status, title: '', detail: null, code: null, errors: [] })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function asking() {
  const ask = vi.fn()
  const scope = effectScope()
  return { ask, scope, answered: scope.run(() => useAgain(ask))! }
}

test.each([0, 429, 502, 503, 504])('asks again after %i, ever later', async status => {
  const { ask, answered } = asking()
  answered(problem(status))
  await vi.advanceTimersByTimeAsync(1_200)
  expect(ask).toHaveBeenCalledTimes(1)
  answered(problem(status))
  await vi.advanceTimersByTimeAsync(1_500)
  expect(ask).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(900)
  expect(ask).toHaveBeenCalledTimes(2)
})

test.each([400, 401, 403, 404, 409, 500])('does not ask again after %i', async status => {
  const { ask, answered } = asking()
  answered(problem(status))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).not.toHaveBeenCalled()
})

test('an answer ends it, and so does the end of the part that asked', async () => {
  const { ask, scope, answered } = asking()
  answered(problem(503))
  answered(null)
  await vi.advanceTimersByTimeAsync(60_000)
  answered(problem(503))
  scope.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).not.toHaveBeenCalled()
})
