import { serverClock } from '@yinling/ui'
import { computed, inject, onScopeDispose, provide, ref, shallowRef } from 'vue'
import type { InjectionKey } from 'vue'
import type { Session, View } from '../protocol'
import { whoami } from '../session/session'
import { drafts } from './drafts'
import { endings } from './endings'
import type { LineState } from './next-step'
import { nextStep } from './next-step'
import type { Order } from './seat-line'
import { seatLine } from './seat-line'

/** Everything the parts of the console share: what the server last said, what the agent is about to say, and the line. */
function createDesk(session: Session, signedOut: () => void) {
  const view = shallowRef<View | null>(null)
  const line = ref<LineState>('connecting')
  const lostAt = ref<string | null>(null)
  const elsewhere = ref(false)
  const problem = ref<string | null>(null)
  let sending = false
  const clock = serverClock()
  const mine = computed(() => view.value?.case ?? null)
  const offer = computed(() => view.value?.offer ?? null)
  const draft = drafts(() => mine.value?.id ?? null)
  const ends = endings(() => mine.value)

  const connection = seatLine(() => new WebSocket(seatAddress()), whoami, {
    view: fresh => {
      clock.set(fresh.now)
      view.value = fresh
    },
    up: () => {
      line.value = 'up'
      elsewhere.value = false
      lostAt.value = null
      if (problem.value === 'line') problem.value = null
    },
    lost: () => {
      line.value = 'lost'
      lostAt.value ??= new Date(clock.now.value).toISOString()
    },
    elsewhere: () => {
      line.value = 'lost'
      elsewhere.value = true
    },
    signedOut,
  })
  onScopeDispose(connection.close)

  async function give(order: Order): Promise<boolean> {
    if (sending) return false
    sending = true
    const answer = await connection.send(order)
    sending = false
    problem.value = answer.ok ? null : answer.problem
    return answer.ok
  }

  const accept = async () => offer.value !== null && give({ type: 'accept', caseId: offer.value.case.id })
  const pass = async () => offer.value !== null && give({ type: 'pass', caseId: offer.value.case.id })
  const ready = () => give({ type: 'ready' })
  const away = () => give({ type: 'away' })

  async function note(): Promise<boolean> {
    const text = draft.value.trim()
    const caseId = mine.value?.id
    if (!caseId || !text) return false
    const kept = await give({ type: 'note', caseId, text })
    if (kept && draft.value.trim() === text) draft.value = ''
    return kept
  }

  async function close(): Promise<boolean> {
    const caseId = mine.value?.id
    const outcome = ends.main.value
    if (!caseId || !outcome) return false
    return give({ type: 'close', caseId, outcome, outcomes: ends.all.value, text: draft.value.trim() || null })
  }

  return {
    session, view, line, lostAt, elsewhere, problem, ends, draft, mine, offer,
    now: clock.now,
    step: computed(() => nextStep(line.value, view.value, ends.main.value)),
    usable: computed(() => line.value === 'up'),
    accept, pass, ready, away, note, close,
    retryNow: connection.retryNow,
  }
}

export type Desk = ReturnType<typeof createDesk>

const key: InjectionKey<Desk> = Symbol('desk')

export function provideDesk(session: Session, signedOut: () => void): Desk {
  const desk = createDesk(session, signedOut)
  provide(key, desk)
  return desk
}

export function useDesk(): Desk {
  const desk = inject(key)
  if (!desk) throw new Error('useDesk is for parts of the desk page')
  return desk
}

function seatAddress(): string {
  const address = new URL('/api/seat', location.href)
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  return address.href
}
