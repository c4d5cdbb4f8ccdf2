import { expect, test } from 'vitest'
import type { View } from '../protocol'
import { fateOf } from './fate'

const view = (more: object) =>
  ({ case: null, queue: [], seats: [{ seat: 5, agent: '周涛' }, { seat: 6, agent: null }], ...more }) as unknown as View
const queued = (state: string, seat: number | null) => view({ queue: [{ caseId: 'b' }, { caseId: 'a', state, seat }] })

test('says who has the case that was mine', () => {
  expect(fateOf('a', view({ case: { id: 'a' } }))).toEqual({ kind: 'mine' })
  expect(fateOf('a', queued('accepted', 5))).toEqual({ kind: 'at-seat', seat: 5, agent: '周涛' })
  expect(fateOf('a', queued('offered', 5))).toEqual({ kind: 'offered', seat: 5, agent: '周涛' })
  expect(fateOf('a', queued('accepted', 6))).toEqual({ kind: 'at-seat', seat: 6, agent: null })
  expect(fateOf('a', queued('waiting', null))).toEqual({ kind: 'waiting' })
  expect(fateOf('a', view({}))).toEqual({ kind: 'over' })
})
