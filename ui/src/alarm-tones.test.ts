import { expect, test } from 'vitest'
import type { Lane } from './lanes'
import { samplesOf, signalOf } from './alarm-tones'

const all: Lane[] = [1, 2, 3, 4, 5]

test('only an emergency repeats', () => {
  expect(all.filter(lane => signalOf(lane)?.repeatMs)).toEqual([1])
})

test('an emergency has two tones, urgent three alike, care one, and the rest are silent', () => {
  expect(new Set(signalOf(1)!.tones.map(tone => tone.hertz)).size).toBe(2)
  expect(signalOf(2)!.tones).toHaveLength(3)
  expect(signalOf(3)!.tones).toHaveLength(1)
  expect([signalOf(4), signalOf(5)]).toEqual([null, null])
})

test('the more urgent, the louder and the harder the edge', () => {
  const [first, second, third] = [signalOf(1)!, signalOf(2)!, signalOf(3)!]
  expect(first.loudness).toBeGreaterThan(second.loudness)
  expect(second.loudness).toBeGreaterThan(third.loudness)
  expect(first.edgeMs).toBeLessThan(second.edgeMs)
})

test.each([1, 2, 3] as const)('the samples of lane %i sound, never clip and end in silence', lane => {
  const samples = samplesOf(signalOf(lane)!, 8_000)
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  expect(peak).toBeGreaterThan(0.1)
  expect(peak).toBeLessThan(1)
  expect(Math.abs(samples.at(-1)!)).toBeLessThan(0.01)
})

test('an emergency loops every two and a half seconds', () => {
  expect(samplesOf(signalOf(1)!, 8_000)).toHaveLength(20_000)
})
