/**
 * What crosses the wire between the kiosk's process and its own touch page, on the kiosk's loopback only.
 *
 *   GET  /api/state → State            server-sent events: one `state` event at once and after every change
 *   POST /api/sos   {key} → 202        `key` is an idempotency key made at the press; the same key is one SOS
 */
export type Link = 'online' | 'offline'

/**
 * saved: durable on this kiosk; received: the gateway has it durably; taken: an agent has it; closed: dealt with.
 * `presses` is how often was pressed for this help; `pressedAt` is the last time.
 */
export type SosState = 'saved' | 'received' | 'taken' | 'closed'

export interface Sos { key: string; pressedAt: string; presses: number; state: SosState; agent: string | null }
export interface State {
  now: string
  kiosk: string
  placeName: string
  hotlineNumber: string
  link: Link
  sos: Sos | null
}
