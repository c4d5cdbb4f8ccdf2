import { backoffMs } from '@yinling/ui'
import type { Alarm, LiveDevice, LiveReading, Snapshot, Status, Street } from '../protocol'

/** `quiet`: the line stands, and nothing comes; what is on the screen may be old. */
export type LineState = 'connecting' | 'live' | 'quiet' | 'lost'

export interface Listener {
  snapshot(snapshot: Snapshot): void
  status(status: Status): void
  street(street: Street): void
  alarm(alarm: Alarm): void
  device(device: LiveDevice): void
  /** So many came or went at once that they are not named. */
  devices(many: { changed: number }): void
  reading(reading: LiveReading): void
  line(state: LineState): void
}

/** The gateway says its status every second. */
const quietAfterMs = 5_000
const lostAfterMs = 20_000
const lookEveryMs = 1_000

const kinds = ['snapshot', 'status', 'street', 'alarm', 'device', 'devices', 'reading'] as const

/**
 * The stream of what happens. It comes back by itself: a browser gives a stream up for good when the server answers
 * with an error, and does not notice one that stands and says nothing.
 */
export function liveLine(open: (address: string) => EventSource, listener: Listener, gone: () => void) {
  let stream: EventSource | null = null
  let address = ''
  let attempt = 0
  let heardAt = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  const look = setInterval(() => {
    if (!stream || heardAt === 0) return
    const silence = Date.now() - heardAt
    if (silence > lostAfterMs) lose()
    else if (silence > quietAfterMs) listener.line('quiet')
  }, lookEveryMs)

  function connect(): void {
    clearTimeout(retry)
    stream?.close()
    heardAt = 0
    const opened = open(address)
    stream = opened
    for (const kind of kinds)
      opened.addEventListener(kind, event => {
        if (stream !== opened) return
        heard()
        listener[kind](JSON.parse((event as MessageEvent<string>).data) as never)
      })
    opened.onerror = () => stream === opened && lose()
  }

  function heard(): void {
    attempt = 0
    heardAt = Date.now()
    listener.line('live')
  }

  function lose(): void {
    stream?.close()
    stream = null
    listener.line('lost')
    gone()
    retry = setTimeout(connect, backoffMs(attempt++))
  }

  return {
    /** Also the readings of these devices; the stream begins anew, with a snapshot. */
    watch(wanted: string): void {
      if (stream && wanted === address) return
      address = wanted
      attempt = 0
      connect()
    },
    retryNow: connect,
    close(): void {
      clearInterval(look)
      clearTimeout(retry)
      stream?.close()
      stream = null
    },
  }
}
