import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Whoami } from '../session/session'
import { seatLine } from './seat-line'

/** A socket whose other end is the test. */
class OpenSocket {
  static readonly OPEN = 1
  readyState = 0
  sent: string[] = []
  onopen?: () => void
  onmessage?: (message: { data: string }) => void
  onclose?: (event: { code: number }) => void
  send = (text: string) => void this.sent.push(text)
  close = () => this.end()
  begin() {
    this.readyState = 1
    this.onopen?.()
  }
  say = (message: object) => this.onmessage?.({ data: JSON.stringify(message) })
  end(code = 1006) {
    this.readyState = 3
    this.onclose?.({ code })
  }
}

let sockets: OpenSocket[]
let heard: string[]
let me: Whoami

const listener = {
  view: () => void heard.push('view'),
  up: () => void heard.push('up'),
  heard: () => {},
  lost: () => void heard.push('lost'),
  elsewhere: () => void heard.push('elsewhere'),
  signedOut: () => void heard.push('signed-out'),
}

function line() {
  const opened = seatLine(
    () => {
      sockets.push(new OpenSocket())
      return sockets.at(-1) as unknown as WebSocket
    },
    () => Promise.resolve(me),
    listener,
  )
  return opened
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', OpenSocket)
  sockets = []
  heard = []
  me = { agent: '1021', agentName: '李敏', seat: 7 }
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a reply settles its own command', async () => {
  const { send } = line()
  sockets[0]!.begin()
  const ready = send({ type: 'ready' })
  const away = send({ type: 'away' })
  sockets[0]!.say({ type: 'reply', id: 2, ok: false, problem: 'gone' })
  sockets[0]!.say({ type: 'reply', id: 1, ok: true, problem: null })
  expect(await ready).toEqual({ ok: true })
  expect(await away).toEqual({ ok: false, problem: 'gone' })
})

test('a lost line fails what was not answered and comes back by itself', async () => {
  const { send } = line()
  sockets[0]!.begin()
  const ready = send({ type: 'ready' })
  sockets[0]!.end()
  expect(await ready).toEqual({ ok: false, problem: 'line' })
  await vi.advanceTimersByTimeAsync(700)
  sockets[1]!.begin()
  expect(heard).toEqual(['up', 'lost', 'up'])
})

test('while the server is away no socket is opened, and within twelve seconds of its return one is', async () => {
  line()
  me = 'unreachable'
  sockets[0]!.end()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(sockets).toHaveLength(1)
  me = { agent: '1021', agentName: '李敏', seat: 7 }
  await vi.advanceTimersByTimeAsync(12_000)
  expect(sockets).toHaveLength(2)
})

test('a session that ended meanwhile leads to the sign-in page, not to endless knocking', async () => {
  line()
  me = 'signed-out'
  sockets[0]!.end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual(['lost', 'signed-out'])
  expect(sockets).toHaveLength(1)
})

test('a server that falls silent is noticed by the command it did not answer', async () => {
  const { send } = line()
  sockets[0]!.begin()
  const ready = send({ type: 'ready' })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await ready).toEqual({ ok: false, problem: 'line' })
  expect(heard).toContain('lost')
})

test('a server that is gone is noticed within ten seconds without any command', async () => {
  line()
  sockets[0]!.begin()
  me = 'unreachable'
  await vi.advanceTimersByTimeAsync(10_000)
  expect(heard).toEqual(['up', 'lost'])
})

test('a closed line stays closed', async () => {
  const { close, send } = line()
  sockets[0]!.begin()
  close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual(['up'])
  expect(await send({ type: 'ready' })).toEqual({ ok: false, problem: 'line' })
})

test('a seat that goes on in another window stays there until it is asked back', async () => {
  const { retryNow } = line()
  sockets[0]!.begin()
  sockets[0]!.end(4409)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual(['up', 'elsewhere'])
  expect(sockets).toHaveLength(1)
  retryNow()
  await vi.advanceTimersByTimeAsync(1)
  expect(sockets).toHaveLength(2)
})
