/**
 * What crosses the wire between the hotline's process and a seat's browser. The Java twin is
 * `cn.yinling.hotline.seats.SeatMessages`; a golden file per message keeps both ends honest.
 *
 * HTTP (JSON; errors are RFC 9457 problem+json with `title`, `detail`, `code`):
 *   GET    /api/seats    → SeatChoice[]        open, for the sign-in page
 *   POST   /api/session  SignIn → Session      401 wrong credentials, or a second factor's code that is missing or wrong;
 *                                              403 no agent, 409 seat taken by a person
 *   GET    /api/session  → Session             401 when not signed in
 *   DELETE /api/session
 *   GET    /api/cases    → ClosedCase[]        the last cases this agent has closed, newest first; 503 without the database
 *   GET    /api/cases/ID → Case                one of them
 *   POST   /api/cases/ID/notes {text}          adds to one of them; 204
 *   GET    /api/phone    → Account             of the telephone in the page; 204 where it stands on the desk
 *   WS     /api/phone/line                     SIP between that telephone and the exchange
 *   GET    /api/cases/ID/vitals → RecentVitals of the case that is before this agent; 404 where it is not before her,
 *                                              503 while the gateway does not say
 * WebSocket /api/seat (the session's cookie): the server sends `view` after every change and `reply` to every
 * command; the browser sends `Command`s. Times are ISO 8601 instants in UTC.
 */
import type { Breach, PlanInForce, Summary } from '@yinling/ui'

/** `missed`: she said ready and let an offer go by; she is rung last, until she says ready again. */
export type AgentState = 'ready' | 'away' | 'missed'
/** Why an agent takes no cases, for those who plan the shift. */
export const awayReasons = ['break', 'meal', 'training', 'desk-work'] as const
export type AwayReason = (typeof awayReasons)[number]
/** Until when she is left alone after a case, but by what cannot wait; why she is away, and will be after what she has before her. */
export interface Pause { wrapUpUntil: string | null; reason: AwayReason | null; announced: AwayReason | null }
export type Lane = 1 | 2 | 3 | 4 | 5
export type CaseState = 'waiting' | 'offered' | 'accepted' | 'closed'
export type PhoneState = 'none' | 'ringing' | 'answered' | 'ended' | 'failed'
export type LinkState = 'up' | 'down'
export type Outcome =
  | 'caregiver-sent'
  | 'ambulance'
  | 'family-informed'
  | 'comforted'
  | 'false-alarm'
  | 'unreachable'
  | 'test'
  | 'cleared'
  | 'device-fault'
  | 'repair-ordered'
  | 'restored'
  | 'homes-called'
  | 'power-company-told'
  | 'advised'
  | 'wrong-number'

export interface SeatChoice { seat: number; agent: string | null; robot: boolean }
/** `code`: of the second factor, for who has one; or one of her recovery codes. */
export interface SignIn { agent: string; password: string; seat: number; code?: string }
export interface Session { agent: string; agentName: string; seat: number }

export interface Place {
  street: string
  streetName: string
  name: string | null
  address: string
  entry: string | null
}
export interface Contact { name: string; relation: string; phone: string }
export interface Resident {
  id: string
  name: string
  preferredName: string | null
  sex: 'female' | 'male' | null
  bornOn: string
  phone: string | null
  dialect: string | null
  mobility: string | null
  /** What of hers cannot do without electricity. */
  mainsDevice: string | null
  illnesses: string[]
  medicines: string[]
  contacts: Contact[]
  risk: 'high' | 'medium' | 'medium-low' | 'low' | null
}
/** Where a wearable was at that time; `fixed` whether it knew so by satellites when it spoke last. */
export interface Whereabouts { at: string; latitude: number; longitude: number; fixed: boolean }
export interface Vitals { at: string; values: Record<string, number> }
/** Of the last two hours, a summary a minute; minutes without readings are left out. `plan` is the gateway's MonitoringPlan. */
export interface RecentVitals { from: string; to: string; minutes: Summary[]; plan: PlanInForce | null }
/** `telephone`: somebody has called the hotline; `voice` is her number, null where it is hidden. */
export interface Device { id: string; kind: 'bed' | 'kiosk' | 'watch' | 'incident' | 'telephone'; voice: string | null }

export type Party = 'agent' | 'home' | 'caller' | 'resident' | `contact-${number}` | `number-${string}`

/** The text of `call…` is the party's; of `call-failed` party and reason; of `identified` as whom the caller is known, or nobody. */
export type CaseEventKind =
  | 'raised' | 'pressed-again' | 'offered' | 'passed' | 'lease-expired' | 'phone-ringing' | 'phone-answered'
  | 'phone-failed' | 'called' | 'call-answered' | 'call-failed' | 'call-ended' | 'held' | 'taken-up' | 'identified' | 'verified' | 'accepted' | 'note' | 'returned' | 'unheard' | 'closed' | 'grew' | 'ended' | 'resumed' | 'added'
export interface CaseEvent {
  at: string
  kind: CaseEventKind
  seat: number | null
  agent: string | null
  text: string | null
  /** The value and limit of the alarm it tells of. */
  breach: Breach | null
}

/** Many alarms of one cause in one; `homes` are those of them that are not over, who depends on electricity first. */
export interface Incident {
  scope: 'building' | 'street' | 'district'
  building: string | null
  count: number
  homes: IncidentHome[] | null
}
export interface IncidentHome {
  alarmId: string
  name: string | null
  address: string
  phone: string | null
  voice: string | null
  /** What in that home cannot do without electricity. */
  mainsDevice: string | null
  risk: Resident['risk']
  since: string
}

/** What is wrong in a case, one a cause; how often it came, and the newest of them. */
export interface Condition {
  alarmId: string
  lane: Lane
  cause: string
  onset: string
  endedAt: string | null
  breach: Breach | null
  count: number
}

/** What is open in the same home in another case. */
export interface HomeAlarm {
  caseId: string
  state: CaseState
  seat: number | null
  deviceKind: Device['kind']
  lane: Lane
  cause: string
  onset: string
  endedAt: string | null
  breach: Breach | null
}

export interface Case {
  id: string
  alarmId: string
  lane: Lane
  cause: string
  onset: string
  openedAt: string
  state: CaseState
  presses: number
  device: Device
  place: Place
  resident: Resident | null
  vitals: Vitals | null
  timeline: CaseEvent[]
  seat: number | null
  acceptedAt: string | null
  phone: PhoneState
  outcome: Outcome | null
  /** When what it was raised for was over. */
  endedAt: string | null
  incident: Incident | null
  breach: Breach | null
  /** All that is wrong in it, the most urgent first. */
  alarms: Condition[]
  home: HomeAlarm[]
  whereabouts: Whereabouts | null
  /** Whether it is sure whose it is; while it is not, the way in is left out. */
  verified: boolean
}
export interface QueueItem {
  caseId: string
  lane: Lane
  cause: string
  openedAt: string
  state: CaseState
  seat: number | null
  presses: number
  who: string
  where: string
  incident: Incident | null
}
export interface SeatSummary {
  seat: number
  agent: string | null
  robot: boolean
  state: AgentState | 'offered' | 'busy' | 'empty' | 'wrap-up'
  since: string
  reason: AwayReason | null
}
export interface ServiceLevel {
  opened: number
  answered: number
  answeredWithin15s: number
  answerP50Ms: number | null
}
/** What is being written about the case in hand. */
export interface Draft { text: string; version: number }
/** The close of the case in hand: nobody else has heard of it, and it can be taken back until then. */
export interface Closing { outcome: Outcome; text: string | null; until: string }
/** Somebody's line into the case in hand; until `up` it rings; who is `held` hears that she is to wait. */
export interface Call { party: Party; up: boolean; held: boolean; since: string }
/** Somebody who may have called: as `resident`, `home`, `contact-2` or `place`. */
export interface Maybe { key: string; as: string; who: string; where: string }
/** A case this agent has closed. */
export interface ClosedCase {
  id: string
  lane: Lane
  cause: string
  who: string
  where: string
  incident: Incident | null
  acceptedAt: string | null
  closedAt: string
  outcome: Outcome
}
export interface View {
  type: 'view'
  now: string
  seat: number
  agent: string
  agentName: string
  agentState: AgentState
  since: string
  pause: Pause
  offer: { leaseUntil: string; case: Case } | null
  case: Case | null
  draft: Draft | null
  closing: Closing | null
  /** Who is on the line, or is rung, besides the agent. */
  calls: Call[]
  /** Whose the number of the caller before her is; null while nobody has said. */
  maybe: Maybe[] | null
  /** How long a case stays with a seat whose screen is gone. */
  graceMs: number
  queue: QueueItem[]
  seats: SeatSummary[]
  links: { hub: LinkState; pbx: LinkState; database: LinkState }
  today: ServiceLevel
  /** How many people nobody is ready for. */
  unheard: number
}
export interface Reply { type: 'reply'; id: number; ok: boolean; problem: string | null }
export type ServerMessage = View | Reply

/** Commands a seat may give; `id` is echoed by the reply. */
export type Command =
  | { id: number; type: 'ready' }
  /** Without a reason and at once, or after what she has before her. */
  | { id: number; type: 'away'; reason?: AwayReason; afterwards?: boolean }
  | { id: number; type: 'accept'; caseId: string }
  | { id: number; type: 'pass'; caseId: string }
  | { id: number; type: 'note'; caseId: string; text: string }
  | { id: number; type: 'draft'; caseId: string; text: string; base: number }
  /** `agent`: her own telephone again. */
  | { id: number; type: 'call'; caseId: string; party: Party }
  | { id: number; type: 'hang-up'; caseId: string; party: Party }
  | { id: number; type: 'hold' | 'take-up'; caseId: string; party: Party }
  /** `key` of one of `maybe`; null for none of them. */
  | { id: number; type: 'identify'; caseId: string; key: string | null }
  /** She has said two things that only she knows. */
  | { id: number; type: 'verify'; caseId: string }
  | { id: number; type: 'take-back'; caseId: string }
  | { id: number; type: 'close-now'; caseId: string }
  | { id: number; type: 'close'; caseId: string; outcome: Outcome; outcomes: Record<string, Outcome>; text: string | null }
