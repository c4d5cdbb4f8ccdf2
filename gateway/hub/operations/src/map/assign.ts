import type { Shape } from './shapes'
import { shapes } from './shapes'

/**
 * Which shape is which street's: the one of the number at the end of its code where it has one to itself, else the next
 * that is free. Streets beyond the last shape have none, and stand in the table only.
 */
export function shapesFor(codes: readonly string[]): Map<string, Shape> {
  const free = new Map(shapes.map(shape => [shape.number, shape]))
  const given = new Map<string, Shape>()
  const give = (code: string, shape: Shape | undefined) => {
    if (!shape) return
    given.set(code, shape)
    free.delete(shape.number)
  }
  for (const code of codes) give(code, free.get(numberOf(code)))
  for (const code of codes) if (!given.has(code)) give(code, free.values().next().value)
  return given
}

function numberOf(code: string): number {
  return Number(/(\d{1,2})$/.exec(code)?.[1] ?? Number.NaN)
}
