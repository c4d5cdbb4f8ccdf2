import type { UA } from 'jssip'
import type { IncomingRTCSessionEvent } from 'jssip/lib/UA'
import type { RTCSession } from 'jssip/lib/RTCSession'
import type { Account } from './account'

/** A call at this telephone; `caseId` as the exchange named it. */
export interface Ring { caseId: string }

export interface Listener {
  /** Whether the exchange rings this telephone now. */
  registered(yes: boolean): void
  ringing(ring: Ring): void
  talking(ring: Ring): void
  over(ring: Ring): void
}

export interface Softphone {
  answer(): void
  hangUp(): void
  mute(on: boolean): void
  /** One key (RFC 4733). */
  press(key: string): void
  close(): void
}

const registerForSeconds = 120
const reconnect = { connection_recovery_min_interval: 1, connection_recovery_max_interval: 4 }

/** SIP over WebSocket (RFC 7118) through the hotline, and sound by WebRTC. One call at a time: a later one takes the place of an earlier. */
export async function softphone(account: Account, told: Listener): Promise<Softphone> {
  const { C, UA: Agent, WebSocketInterface } = await import('jssip')
  const speaker = new Audio()
  speaker.autoplay = true
  let call: { session: RTCSession; ring: Ring } | null = null
  let closed = false
  /** What is closed has nothing more to tell. */
  const tell = (tale: (listener: Listener) => void) => void (closed || tale(told))

  const agent: UA = new Agent({
    sockets: [new WebSocketInterface(address(account.path))],
    uri: `sip:${account.user}@yinling`,
    password: account.secret,
    register_expires: registerForSeconds,
    session_timers: false,
    ...reconnect,
  })
  agent.on('registered', () => tell(to => to.registered(true)))
  agent.on('unregistered', () => tell(to => to.registered(false)))
  agent.on('registrationFailed', () => tell(to => to.registered(false)))
  agent.on('disconnected', () => tell(to => to.registered(false)))
  agent.on('newRTCSession', (event: IncomingRTCSessionEvent) => {
    if (event.originator === 'remote') take(event)
  })

  function take({ session, request }: IncomingRTCSessionEvent): void {
    const ring = { caseId: request.getHeader('X-Case-Id') ?? '' }
    const before = call
    call = { session, ring }
    if (before) before.session.terminate()
    session.on('peerconnection', () => hear(session))
    session.on('confirmed', () => tell(to => to.talking(ring)))
    const over = () => {
      if (call?.session !== session) return
      call = null
      tell(to => to.over(ring))
    }
    session.on('ended', over)
    session.on('failed', over)
    tell(to => to.ringing(ring))
  }

  function hear(session: RTCSession): void {
    session.connection.addEventListener('track', ({ streams, track }) => {
      speaker.srcObject = streams[0] ?? new MediaStream([track])
      void speaker.play().catch(() => {})
    })
  }

  agent.start()
  return {
    answer: () => call?.session.answer({ mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers: [] } }),
    hangUp: () => call?.session.terminate(),
    mute: on => (on ? call?.session.mute({ audio: true }) : call?.session.unmute({ audio: true })),
    press: key => call?.session.sendDTMF(key, { transportType: C.DTMF_TRANSPORT.RFC2833 }),
    close: () => {
      closed = true
      call?.session.terminate()
      agent.stop()
    },
  }
}

function address(path: string): string {
  const url = new URL(path, location.href)
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}
