import { remember, remembered, serverClock } from '@yinling/ui'
import { computed, inject, onScopeDispose, provide, ref, shallowRef, watch } from 'vue'
import type { InjectionKey } from 'vue'
import { addNote } from '../archive/archive'
import type { AwayReason, Party, Session, View } from '../protocol'
import { whoami } from '../session/session'
import { useTelephone } from '../telephone/use-telephone'
import { useRecentVitals } from '../vitals/use-recent-vitals'
import { drafts } from './drafts'
import { endings } from './endings'
import { heldHere, hold } from './held'
import type { Deed } from './keys'
import { hintOf } from './keys'
import type { LineState } from './next-step'
import { nextStep } from './next-step'
import type { Order } from './seat-line'
import { seatLine } from './seat-line'
import { useMissing } from './use-missing'
import { whoOf } from './who'

/** Everything the parts of the console share: what the server last said, what the agent is about to say, and the line. */
function createDesk(session: Session, signedOut: () => void) {
  const view = shallowRef<View | null>(null)
  const line = ref<LineState>('connecting')
  const lostAt = ref<string | null>(null)
  const heardAt = ref(0)
  const elsewhere = ref(false)
  const problem = ref<string | null>(null)
  let sending = false
  const clock = serverClock()
  const mine = computed(() => view.value?.case ?? null)
  const offer = computed(() => view.value?.offer ?? null)
  /** The case before the agent: in hand, or else offered. */
  const shown = computed(() => mine.value ?? offer.value?.case ?? null)
  const closing = computed(() => view.value?.closing ?? null)
  const draft = drafts((caseId, text, base) => connection.send({ type: 'draft', caseId, text, base }))
  const missing = useMissing(view)
  const singleKeys = ref(remembered(keysSlot(session)) !== 'off')
  const ends = endings(() => mine.value)
  const recent = useRecentVitals(() => shown.value)
  const curvesOpen = ref(false)

  const connection = seatLine(() => new WebSocket(seatAddress()), whoami, {
    view: fresh => {
      clock.set(fresh.now)
      missing.see(fresh)
      view.value = fresh
      draft.see(fresh.case?.id ?? null, fresh.draft)
      void rescue()
    },
    up: () => {
      line.value = 'up'
      elsewhere.value = false
      lostAt.value = null
      if (problem.value === 'line') problem.value = null
    },
    heard: () => {
      heardAt.value = clock.now.value
      holdOn()
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
  const telephone = useTelephone(() => (view.value ? mine.value : undefined), connection.send, () => !elsewhere.value)

  function holdOn(): void {
    const fresh = view.value
    hold({
      session,
      caseId: fresh ? (fresh.case?.id ?? null) : (heldHere()?.caseId ?? null),
      who: fresh ? (fresh.case ? whoOf(fresh.case) : '') : (heldHere()?.who ?? ''),
      closing: fresh?.closing != null,
      graceMs: fresh?.graceMs ?? heldHere()?.graceMs ?? 0,
      heardAt: Date.now(),
    })
  }
  watch(view, holdOn)

  async function give(order: Order): Promise<boolean> {
    if (sending) return false
    sending = true
    const answer = await connection.send(order)
    sending = false
    problem.value = answer.ok ? null : answer.problem
    return answer.ok
  }

  /** What was written while the line was cut goes to its case, wherever that is now. */
  async function rescue(): Promise<void> {
    for (const { caseId, text } of draft.stranded.value) {
      const answer = await connection.send({ type: 'note', caseId, text })
      if (answer.ok || (answer.problem !== 'line' && (await addNote(caseId, text)))) {
        draft.landed(caseId)
        missing.delivered(caseId)
      }
    }
  }

  const accept = async () => offer.value !== null && give({ type: 'accept', caseId: offer.value.case.id })
  const pass = async () => offer.value !== null && give({ type: 'pass', caseId: offer.value.case.id })
  const ready = () => give({ type: 'ready' })
  const away = () => give({ type: 'away' })
  const goAway = (reason: AwayReason, afterwards: boolean) => give({ type: 'away', reason, afterwards })

  async function note(): Promise<boolean> {
    const text = draft.text.value.trim()
    const caseId = mine.value?.id
    if (!caseId || !text || closing.value) return false
    await draft.settled()
    return give({ type: 'note', caseId, text })
  }

  async function close(): Promise<boolean> {
    const caseId = mine.value?.id
    const outcome = ends.main.value
    if (!caseId || !outcome || closing.value) return false
    const outcomes = ends.all.value
    await draft.settled()
    missing.letGo(caseId)
    return give({ type: 'close', caseId, outcome, outcomes, text: draft.text.value.trim() || null })
  }

  const takeBack = async () => mine.value !== null && closing.value !== null && give({ type: 'take-back', caseId: mine.value.id })
  const closeNow = async () => mine.value !== null && closing.value !== null && give({ type: 'close-now', caseId: mine.value.id })

  const identify = async (key: string | null) => mine.value !== null && give({ type: 'identify', caseId: mine.value.id, key })
  const verify = async () => mine.value !== null && give({ type: 'verify', caseId: mine.value.id })
  const call = async (party: Party) => mine.value !== null && give({ type: 'call', caseId: mine.value.id, party })
  const putOnHold = async (party: Party) => mine.value !== null && give({ type: 'hold', caseId: mine.value.id, party })
  const takeUp = async (party: Party) => mine.value !== null && give({ type: 'take-up', caseId: mine.value.id, party })
  const hangUp = async (party: Party) => mine.value !== null && give({ type: 'hang-up', caseId: mine.value.id, party })

  return {
    session, view, line, lostAt, heardAt, elsewhere, problem, ends, mine, offer, shown, closing, missing, singleKeys, recent, curvesOpen, telephone,
    draft: draft.text,
    stranded: draft.stranded,
    now: clock.now,
    step: computed(() => nextStep(line.value, view.value, ends.main.value)),
    usable: computed(() => line.value === 'up'),
    /** The key that does a deed, where this agent works with such keys. */
    hint: (deed: Exclude<Deed, 'outcome' | 'leave'>) => hintOf(deed, singleKeys.value),
    useSingleKeys: (wanted: boolean) => {
      singleKeys.value = wanted
      remember(keysSlot(session), wanted ? 'on' : 'off')
    },
    accept, pass, ready, away, goAway, note, close, takeBack, closeNow, call, putOnHold, takeUp, hangUp, identify, verify,
    retryNow: connection.retryNow,
  }
}

/** Agents share machines; the choice is hers, not the machine's. */
const keysSlot = (session: Session) => `yinling.single-keys.${session.agent}`

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
