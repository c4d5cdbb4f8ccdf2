import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LineState, Listener } from './live'
import { liveLine } from './live'

class Stream extends EventTarget {
  static all: Stream[] = []
  onerror: (() => void) | null = null
  closed = false
  constructor(readonly address: string) {
    super()
    Stream.all.push(this)
  }
  close() {
    this.closed = true
  }
  say(kind: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }))
  }
}

const states: LineState[] = []
const heard: unknown[] = []
const keep = (thing: unknown) => void heard.push(thing)
const listener: Listener = {
  snapshot: keep, status: keep, street: keep, alarm: keep, device: keep, devices: keep, reading: keep,
  line: state => void (states.at(-1) === state || states.push(state)),
}
const line = (gone = () => {}) => liveLine(address => new Stream(address) as unknown as EventSource, listener, gone)
const last = () => Stream.all.at(-1)!

beforeEach(() => {
  vi.useFakeTimers()
  Stream.all = []
  states.length = heard.length = 0
})
afterEach(() => vi.useRealTimers())

test('a stream that stands and says nothing is quiet, then given up', () => {
  const live = line()
  live.watch('/api/live')
  last().say('status', { a: 1 })
  expect(states).toEqual(['live'])
  vi.advanceTimersByTime(7_000)
  expect(states).toEqual(['live', 'quiet'])
  vi.advanceTimersByTime(15_000)
  expect(states).toEqual(['live', 'quiet', 'lost'])
  expect(Stream.all).toHaveLength(2)
  last().say('snapshot', {})
  expect(states.at(-1)).toBe('live')
  live.close()
})

test('an error opens another stream after a while, and tells that the line was gone', () => {
  let gone = 0
  const live = line(() => gone++)
  live.watch('/api/live')
  last().onerror?.()
  expect(last().closed).toBe(true)
  expect(gone).toBe(1)
  vi.advanceTimersByTime(700)
  expect(Stream.all).toHaveLength(2)
  live.close()
})

test('a closed or replaced stream is not listened to any more', () => {
  const live = line()
  live.watch('/api/live')
  const before = last()
  live.watch('/api/live?resident=r-1')
  before.say('status', {})
  expect(heard).toEqual([])
  live.watch('/api/live?resident=r-1')
  expect(Stream.all).toHaveLength(2)
  live.close()
  expect(last().closed).toBe(true)
})
