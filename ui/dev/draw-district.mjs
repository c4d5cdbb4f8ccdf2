// node ui/dev/draw-district.mjs    draws the invented district anew into gateway/hub/operations/src/map/shapes.ts
//
// Streets are rings of named points. Two neighbours share the points between them, and the wiggle of an edge depends
// only on its two points, so that their outlines fit without a gap.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const points = {
  a0: [46, 110], a1: [248, 52], a2: [436, 38], a3: [612, 62], a4: [738, 30],
  e1: [806, 122], e2: [764, 226], e3: [778, 300], e4: [700, 350], e5: [706, 386], e6: [738, 440], e7: [700, 524], e8: [640, 586], e9: [586, 680],
  s0: [60, 650], s1: [232, 706], s2: [438, 690],
  w1: [26, 240], w2: [48, 392], w3: [22, 528],
  t1: [236, 196], t2: [392, 182], t3: [584, 216], b1: [170, 222], b2: [430, 204], b3: [634, 204],
  r1: [196, 358], r2: [318, 404], r3: [412, 366], r4: [574, 382],
  c1: [222, 500], c2: [392, 548], c3: [560, 512],
}
const streets = [
  { number: 1, ring: 'a3 a4 e1 e2 b3 t3', label: [694, 118] },
  { number: 2, ring: 'c1 c2 s2 s1', label: [320, 606] },
  { number: 3, ring: 'b2 t3 b3 r4 r3', label: [512, 280] },
  { number: 4, ring: 'w3 c1 s1 s0', label: [134, 576] },
  { number: 5, ring: 'a1 a2 t2 t1', label: [328, 106] },
  { number: 6, ring: 'w1 b1 r1 w2', label: [110, 294] },
  { number: 7, ring: 'b1 t1 t2 b2 r3 r2 r1', label: [306, 236] },
  { number: 8, ring: 'a2 a3 t3 b2 t2', label: [506, 112] },
  { number: 9, ring: 'a0 a1 t1 b1 w1', label: [138, 142] },
  { number: 10, ring: 'r2 r3 r4 c3 c2', label: [456, 440] },
  { number: 11, ring: 'w2 r1 r2 c2 c1 w3', label: [176, 430] },
  { number: 12, ring: 'c2 c3 e8 e9 s2', label: [514, 590] },
  { number: 13, island: [862, 498, 100, 76, 0.45], label: [864, 488] },
  { number: 14, ring: 'b3 e2 e3 e4 r4', label: [688, 272] },
  { number: 15, island: [898, 300, 86, 66, -0.5], label: [898, 290] },
  { number: 16, ring: 'r4 e5 e6 e7 e8 c3', label: [652, 452] },
]
const river = 'w2 r1 r2 r3 r4 e4'

function hash(text) {
  let value = 2166136261
  for (const sign of text) value = Math.imul(value ^ sign.codePointAt(0), 16777619)
  return () => {
    value = Math.imul(value ^ (value >>> 15), 2246822507)
    value = Math.imul(value ^ (value >>> 13), 3266489909)
    return ((value ^= value >>> 16) >>> 0) / 2 ** 32
  }
}

function edge(from, to) {
  const [first, second] = from < to ? [from, to] : [to, from]
  const next = hash(`${first}-${second}`)
  const coast = [from, to].every(name => /^[es]|a4/.test(name))
  const river = [from, to].every(name => /^(w2|r|e4|e5)/.test(name))
  let line = [points[first], points[second]]
  for (let depth = 0, rough = coast ? 0.26 : river ? 0.16 : 0.11; depth < 4; depth++, rough *= 0.72) {
    const finer = [line[0]]
    for (let index = 1; index < line.length; index++) {
      const [[x1, y1], [x2, y2]] = [line[index - 1], line[index]]
      const shift = (next() - 0.5) * 2 * rough
      finer.push([(x1 + x2) / 2 - (y2 - y1) * shift, (y1 + y2) / 2 + (x2 - x1) * shift], line[index])
    }
    line = finer
  }
  return from === first ? line : line.reverse()
}

const n = value => String(Math.round(value * 10) / 10)
const at = ([x, y]) => `${n(x)} ${n(y)}`
const lineOf = names => names.flatMap((name, index) => (index ? edge(names[index - 1], name).slice(1) : [points[name]]))
const straight = line => `M${line.map(at).join('L')}`

function curved(line) {
  const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  let path = `M${at(line[0])}`
  for (let index = 1; index < line.length - 1; index++) path += `Q${at(line[index])} ${at(middle(line[index], line[index + 1]))}`
  return `${path}L${at(line.at(-1))}`
}

function island([x, y, wide, high, turn], name) {
  const next = hash(name)
  const line = Array.from({ length: 26 }, (_, index) => {
    const angle = (index / 26) * 2 * Math.PI
    const far = 0.86 + next() * 0.24
    const [u, v] = [Math.cos(angle) * wide * far, Math.sin(angle) * high * far]
    return [x + u * Math.cos(turn) - v * Math.sin(turn), y + u * Math.sin(turn) + v * Math.cos(turn)]
  })
  return loop(line)
}

function loop(line) {
  const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  const around = [...line, line[0]]
  let path = `M${at(middle(line.at(-1), line[0]))}`
  for (let index = 0; index < line.length; index++) path += `Q${at(around[index])} ${at(middle(around[index], around[index + 1]))}`
  return `${path}Z`
}

const shapes = streets.map(({ number, ring, island: land, label }) => {
  const names = ring?.split(' ')
  const path = names ? `${straight(lineOf([...names, names[0]]).slice(0, -1))}Z` : island(land, `island-${number}`)
  return `  { number: ${number}, label: [${label.join(', ')}], path: '${path}' },`
})
const shore = lineOf('a4 e1 e2 e3 e4'.split(' '))
const sea = `${straight([[760, -20], ...shore, points.r4, ...lineOf('e5 e6 e7 e8 e9 s2'.split(' ')), [446, 760], [1020, 760], [1020, -20]])}Z`
const neighbours = `${straight([[-20, -20], [760, -20], ...lineOf(['a4', 'a3', 'a2', 'a1', 'a0', 'w1', 'w2', 'w3', 's0', 's1', 's2']), [446, 760], [-20, 760]])}Z`
const flow = [[-20, 372], ...lineOf(river.split(' ')).slice(0, -6), [690, 368], [730, 366]]
const lake = loop([[222, 322], [232, 302], [262, 298], [290, 310], [322, 298], [360, 294], [388, 306], [380, 328], [348, 340], [318, 334], [292, 352], [256, 350], [234, 340]])

const file = `/** Drawn by ui/dev/draw-district.mjs: an invented district, by the number at the end of a street's code. */
export interface Shape {
  number: number
  /** Where the street's name stands. */
  label: readonly [number, number]
  path: string
}

export const box = { width: 1000, height: 740 }

export const water = {
  sea: '${sea}',
  river: '${curved(flow)}',
  lake: '${lake}',
}

export const neighbours = '${neighbours}'

export const shapes: readonly Shape[] = [
${shapes.join('\n')}
]
`
writeFileSync(resolve(import.meta.dirname, '../../gateway/hub/operations/src/map/shapes.ts'), file)
