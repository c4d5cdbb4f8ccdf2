import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [day, night] = [...css.matchAll(/:root[^{]*\{([^}]*)\}/g)].map(block =>
  Object.fromEntries([...block[1]!.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(token => [token[1]!, token[2]!])),
)

test.each([['day', day!], ['night', night!]])('every colour of the %s holds 7:1 on ground and on surface', (_, colours) => {
  const names = Object.keys(colours).filter(name => name !== 'ground' && name !== 'surface')
  expect(names).toHaveLength(9)
  for (const name of names)
    for (const below of ['ground', 'surface'])
      expect(contrast(colours[name]!, colours[below]!), `${name} on ${below}`).toBeGreaterThanOrEqual(7)
})

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map(from => {
    const share = parseInt(colour.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
