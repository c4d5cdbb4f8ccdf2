// What the devices of the canned cases measured in the last two hours. Numbers repeat exactly: no chance, only sums.
import { planDefaults } from './operations-fixture.mjs'

const minuteMs = 60_000
const noise = number => ((Math.imul(number + 7, 2654435761) >>> 0) % 1000) / 1000 - 0.5
/** From one value to another between two moments, both in minutes ago. */
const ramp = (ago, [since, from], [until, to]) => from + (to - from) * Math.min(1, Math.max(0, (since - ago) / (since - until)))
const between = (ago, since, until) => ago <= since && ago > until

/** A summary a minute, but for the silent ones; `valuesAt` and `inBedAt` are asked how it was so many minutes ago. */
function measured(valuesAt, { inBedAt = () => 1, silentAt = () => false, plan = planDefaults } = {}) {
  const to = Date.now()
  const from = Math.floor((to - 120 * minuteMs) / minuteMs) * minuteMs
  const minutes = []
  for (let at = from; at <= to; at += minuteMs) {
    const ago = Math.floor((to - at) / minuteMs)
    if (silentAt(ago)) continue
    const values = Object.entries(valuesAt(ago)).map(([name, [value, spread]], index) => [name, figures(value + spread * noise(ago * 5 + index), spread)])
    minutes.push({ from: new Date(at).toISOString(), readings: 4, values: Object.fromEntries(values), inBed: inBedAt(ago) })
  }
  return { status: 200, body: { from: new Date(from).toISOString(), to: new Date(to).toISOString(), minutes, plan } }
}
const figures = (value, spread) => ({ count: 4, least: value - spread * 0.8, most: value + spread * 0.8, average: value })

/** Asleep, eight minutes up, a bed that was unplugged for nine, and a heart that slows down. */
const slow = (silentAt = ago => between(ago, 97, 88)) =>
  measured(
    ago => ({
      hr: [(between(ago, 60, 50) ? 62 + 15 * Math.sin(((60 - ago) / 10) * Math.PI) : 62 + 2 * Math.sin(ago / 9)) - ramp(ago, [24, 0], [3, 26]), 1.6],
      br: [14 + Math.sin(ago / 13) - ramp(ago, [20, 0], [2, 2]), 0.9], room: [ramp(ago, [120, 13.4], [0, 11.5]), 0.1],
    }),
    { inBedAt: ago => (between(ago, 60, 52) ? 0 : 1), silentAt },
  )
/** Up in the night once and back, then up and fallen. */
const fallen = () =>
  measured(
    ago => ({
      hr: [ramp(ago, [82, 70], [76, 80]) - ramp(ago, [74, 0], [66, 9]) + ramp(ago, [8, 0], [2, 34]), 2.4], br: [ramp(ago, [8, 15], [1, 21]) + Math.sin(ago / 11), 1],
      spo2: [ramp(ago, [10, 96.5], [1, 94]) + 0.4 * Math.sin(ago / 17), 0.5], temp: [36.7, 0.1],
    }),
    { inBedAt: ago => (between(ago, 80, 72) || ago < 5 ? 0 : 1) },
  )
/** A watch measures now and then, and knows of no bed. */
const worn = () => measured(ago => ({ hr: [ramp(ago, [30, 78], [2, 104]), 3] }), { inBedAt: () => null, silentAt: ago => ago % 5 !== 2 && !between(ago, 70, 61) })

const problem = (status, code) => ({ status, body: { title: code, status, code } })
const answers = {
  slow: () => slow(), urgent: () => slow(), old: () => slow(ago => ago < 18), watch: worn, sparse: () => measured(() => ({}), { silentAt: () => true, plan: null }),
  gatewayAway: () => problem(503, 'gateway-away'), kiosk: () => problem(404, 'no-such-case'), kioskCase: () => problem(404, 'no-such-case'), incident: () => problem(404, 'no-such-case'),
}

/** The answer to the page that shows a view of that name. */
export const vitalsFor = shown => (answers[shown] ?? fallen)()
