import { backoffMs } from '@yinling/ui'
import type { Command, Reply, ServerMessage, View } from '../protocol'
import type { Whoami } from '../session/session'

/** A command without its number, which the line gives it. */
export type Order = Command extends infer One ? (One extends Command ? Omit<One, 'id'> : never) : never
export type Answer = { ok: true } | { ok: false; problem: string }

export interface Listener {
  view(view: View): void
  up(): void
  /** The server is there: something came from it. */
  heard(): void
  lost(): void
  /** The same sign-in goes on in another window; this one waits until it is asked back. */
  elsewhere(): void
  signedOut(): void
}

/** Close code of the server: a later window of the same sign-in has taken over. */
const replacedCode = 4409
const replyWithinMs = 5_000
const lookEveryMs = 10_000

/**
 * The line between this seat and the hotline: it keeps itself up, and it notices a server that went away without
 * saying so (an unanswered command, or a look every ten seconds). A command that was not answered counts as not done.
 */
export function seatLine(open: () => WebSocket, whoami: () => Promise<Whoami>, listener: Listener) {
  const unanswered = new Map<number, (answer: Answer) => void>()
  let socket: WebSocket | null = null
  let attempt = 0
  let lastId = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const look = setInterval(async () => {
    if (socket?.readyState !== WebSocket.OPEN) return
    const looked = socket
    const isThere = (await whoami()) !== 'unreachable'
    if (isThere) listener.heard()
    else if (socket === looked) drop()
  }, lookEveryMs)

  function connect(): void {
    clearTimeout(retry)
    if (closed || socket) return
    const fresh = open()
    socket = fresh
    fresh.onopen = () => {
      attempt = 0
      listener.up()
    }
    fresh.onmessage = message => receive(JSON.parse(String(message.data)) as ServerMessage)
    fresh.onclose = event => {
      if (socket === fresh) drop(event.code === replacedCode)
    }
  }

  function receive(message: ServerMessage): void {
    listener.heard()
    if (message.type === 'view') listener.view(message)
    else settle(message)
  }

  function settle(reply: Reply): void {
    unanswered.get(reply.id)?.(reply.ok ? { ok: true } : { ok: false, problem: reply.problem ?? 'other' })
  }

  function drop(isReplaced = false): void {
    const gone = socket
    socket = null
    gone?.close()
    for (const answer of [...unanswered.values()]) answer({ ok: false, problem: 'line' })
    if (closed) return
    clearTimeout(retry)
    if (isReplaced) return listener.elsewhere()
    listener.lost()
    retry = setTimeout(again, backoffMs(attempt++))
  }

  async function again(): Promise<void> {
    const me = await whoami()
    if (closed || socket) return
    if (me === 'signed-out') listener.signedOut()
    else if (me === 'unreachable') retry = setTimeout(again, backoffMs(attempt++))
    else connect()
  }

  function send(order: Order): Promise<Answer> {
    const line = socket
    if (line?.readyState !== WebSocket.OPEN) return Promise.resolve({ ok: false, problem: 'line' })
    const id = ++lastId
    return new Promise(resolve => {
      const late = setTimeout(() => socket === line && drop(), replyWithinMs)
      unanswered.set(id, answer => {
        clearTimeout(late)
        unanswered.delete(id)
        resolve(answer)
      })
      line.send(JSON.stringify({ id, ...order }))
    })
  }

  function retryNow(): void {
    if (socket || closed) return
    clearTimeout(retry)
    attempt = 0
    void again()
  }

  function close(): void {
    closed = true
    clearInterval(look)
    clearTimeout(retry)
    drop()
  }

  connect()
  return { send, retryNow, close }
}
