import { expect, test } from 'vitest'
import type { Alarm } from '../protocol'
import { growthOf } from './growth'
import { merged } from './merged'
import { byUrgency, onePerCause } from './order'

const alarm = (id: string, lane: number, second: number, stage = 'raised') => {
  const at = new Date(Date.UTC(2026, 10, 21, 3, 0, second)).toISOString()
  return { id, lane, stage, onset: at, receivedAt: at } as Alarm
}
const ids = (alarms: Alarm[]) => alarms.map(({ id }) => id)

test('the most urgent is first, of those the latest', () => {
  expect(ids([alarm('a', 4, 9), alarm('b', 1, 1), alarm('c', 1, 2)].sort(byUrgency))).toEqual(['c', 'b', 'a'])
})

test('who presses again and again is one line, waiting since the first press', () => {
  const pressed = (id: string, deviceId: string, cause: string, second: number) => ({ ...alarm(id, 1, second), deviceId, cause })
  const rows = onePerCause([pressed('b', 'bed-1', 'sos', 5), pressed('a', 'bed-1', 'sos', 2), pressed('c', 'bed-1', 'fall', 3), pressed('d', 'bed-2', 'sos', 4)])
  expect(ids(rows).sort()).toEqual(['a', 'c', 'd'])
})

test('a live alarm replaces what was read, and a new one stands first', () => {
  const rows = merged([alarm('b', 1, 5), alarm('a', 1, 1)], [alarm('a', 1, 1, 'taken'), alarm('c', 2, 9)], true)
  expect(ids(rows)).toEqual(['c', 'b', 'a'])
  expect(rows[2]?.stage).toBe('taken')
})

test('an old live alarm does not jump ahead of pages that are not read yet', () => {
  expect(ids(merged([alarm('b', 1, 5)], [alarm('old', 1, 1)], false))).toEqual(['b'])
  expect(ids(merged([alarm('b', 1, 5)], [alarm('old', 1, 1)], true))).toEqual(['old', 'b'])
})

test('an incident grows step by step, alarms of one second in one step', () => {
  expect(growthOf([alarm('c', 4, 7), alarm('a', 4, 2), alarm('b', 4, 2)])).toEqual([
    { at: Date.UTC(2026, 10, 21, 3, 0, 2), count: 2 },
    { at: Date.UTC(2026, 10, 21, 3, 0, 7), count: 3 },
  ])
})
