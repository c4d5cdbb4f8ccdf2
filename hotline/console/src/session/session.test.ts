import { expect, test } from 'vitest'
import { refusedBy } from './session'

test('why somebody is not let in is told by the status, and by the code where that says more', () => {
  const why = (status: number, code: string | null = null) => refusedBy(status, code, null).why
  expect([401, 403, 409, 429, 500, 503, 0].map(status => why(status))).toEqual(['wrong', 'noAgent', 'taken409', 'tooMany', 'failed', 'unreachable', 'unreachable'])
  expect(why(503, 'busy')).toBe('busy')
  expect(why(503, 'not-loaded')).toBe('notLoaded')
  expect(why(409, 'seat-taken')).toBe('taken409')
})

test('what the second factor lacks goes along', () => {
  expect(refusedBy(401, 'second-factor-clock', 'about 7 minutes behind')).toEqual({ why: 'wrong', code: 'second-factor-clock', detail: 'about 7 minutes behind' })
})
