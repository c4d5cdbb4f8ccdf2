import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sosSender } from './sos'

let kept: Map<string, string>

beforeEach(() => {
  vi.useFakeTimers()
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the same key is sent until the kiosk has saved it', async () => {
  const sent: string[] = []
  const { press, pending } = sosSender(key => Promise.resolve(sent.push(key) === 4), () => 'one')
  press()
  await vi.advanceTimersByTimeAsync(1)
  expect(pending.value).toEqual({ key: 'one', state: 'unsaved' })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent).toEqual(['one', 'one', 'one', 'one'])
  expect(pending.value).toEqual({ key: 'one', state: 'saved' })
})

test('pressing again is a new SOS, and the older one stops', async () => {
  const sent: string[] = []
  const keys = ['one', 'two']
  const { press, pending } = sosSender(key => Promise.resolve((sent.push(key), key === 'two')), () => keys.shift()!)
  press()
  await vi.advanceTimersByTimeAsync(1)
  press()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(sent).toEqual(['one', 'two'])
  expect(pending.value).toEqual({ key: 'two', state: 'saved' })
})

test('an unsent press survives a restart of the page', async () => {
  sosSender(() => new Promise(() => {}), () => 'one').press()
  const sent: string[] = []
  const afterwards = sosSender(key => Promise.resolve(sent.push(key) > 0))
  afterwards.resume()
  await vi.advanceTimersByTimeAsync(1)
  expect(sent).toEqual(['one'])
  expect(kept.size).toBe(0)
})

test('a press of an hour ago is not sent by a page that comes back now', () => {
  sosSender(() => new Promise(() => {}), () => 'one').press()
  vi.advanceTimersByTime(60 * 60_000)
  const sent: string[] = []
  sosSender(key => Promise.resolve(sent.push(key) > 0)).resume()
  expect(sent).toEqual([])
})
