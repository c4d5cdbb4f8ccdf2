import { clockMinutes } from '@yinling/ui'
import { expect, test } from 'vitest'
import { inside, timeLabelsOf } from './times'

const from = Date.UTC(2026, 10, 28, 4, 13)
const picture = { from, to: from + 121 * 60_000 }
const shown = (alarm: number | null, width: number) => timeLabelsOf(picture, alarm, width).map(({ at }) => clockMinutes(at))

test('half hours of the district stand on the axis', () => {
  expect(shown(null, 500)).toEqual(['12:30', '13:00', '13:30', '14:00'])
})

test('they give way to the time of the alarm', () => {
  expect(shown(0.97, 500)).toEqual(['12:30', '13:00', '13:30'])
  expect(shown(0.5, 500)).toEqual(['12:30', '14:00'])
})

test('a label never leaves the axis', () => {
  expect(inside(0)).toEqual({ left: '0%', transform: 'translateX(0%)' })
  expect(inside(1)).toEqual({ left: '100%', transform: 'translateX(-100%)' })
})
