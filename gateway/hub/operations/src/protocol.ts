import type { Lane, Risk, Summary } from '@yinling/ui'

/**
 * What crosses the wire between the gateway and this page: the part of `openapi/gateway.yaml` that the page uses.
 * Times are RFC 3339 in UTC. The fixture's answers are checked against the contract by `contract.test.ts`.
 */
export type { Lane, Risk, Summary }
export type Instant = string
export type DeviceKind = 'bed' | 'kiosk' | 'watch'
export type Stage = 'raised' | 'offered' | 'taken' | 'in-progress' | 'closed'
/** Why nobody is watched over by a device, though it may be online. */
export interface Unheard { reason: 'silent' | 'refused' | 'shared'; since: Instant; refusal: string | null }
export type OfflineReason = 'said-goodbye' | 'lost' | 'silent' | 'put-out' | 'taken-over' | 'hub-ended'
export type DeviceProblem = 'offline' | 'battery' | 'clock' | 'alarm'
export type Values = Record<string, number>

export type Role =
  | 'operator' | 'viewer' | 'supervisor' | 'agent' | 'street-staff' | 'caregiver' | 'canteen' | 'driver' | 'activity-leader' | 'shop'
  | 'family' | 'auditor' | 'service'
/** `needed`: a role of hers asks for one; until it is enrolled she has no roles at all. */
export type SecondFactor = 'enrolled' | 'none' | 'needed'
export interface Session { name: string; displayName: string; roles: Role[]; secondFactor: SecondFactor; expiresAt: Instant | null }
export interface FactorSecret { secret: string; uri: string }
export interface RecoveryCodes { recoveryCodes: string[] }

/** A role, and the one thing it is bound to where it must be. */
export interface PersonRole { role: Role; street?: string; place?: string; resident?: string }
export interface Person {
  id: string
  name: string
  roles: PersonRole[]
  hasPassword: boolean
  secondFactor: boolean
  robot: boolean
  invitedUntil: Instant | null
  endedAt: Instant | null
  version: number
  changedAt: Instant
  changedBy: string | null
}
export interface Invitation { person: Person; code: string; validUntil: Instant }

/** By which a program uses the API; the token itself is told once, when it is made. */
export interface ServiceToken { name: string; scopes: string[]; expiresAt: Instant; expired: boolean }
export interface NewToken { of: ServiceToken; token: string }

export interface AuditEntry {
  number: number
  at: Instant
  by: string
  operation: string
  residentId: string | null
  subject: string | null
  hash: string
}
export type AuditFault = 'changed' | 'missing' | 'cut-off' | 'rebuilt'
export interface AuditVerification { entries: number; intact: boolean; brokenAt: number | null; fault: AuditFault | null; lastHash: string | null; anchors: number }

export interface Place { id: string; street: string; name: string; address: string; phone: string | null }

export interface Status {
  devicesOnline: Partial<Record<DeviceKind, number>>
  hotlinesOnline: number
  messagesPerSecond: number
  messagesCommitted: number
  alarmsOpen: number
  alarmsUntaken: number
  database: string
}
export interface Street {
  code: string
  name: string
  nameEnglish: string
  devices: Partial<Record<DeviceKind, { online: number; offline: number }>>
  openAlarms: Record<`${Lane}`, number>
  worstLane: Lane | null
}
export interface Snapshot { at: Instant; status: Status; streets: Street[]; alarms: Alarm[]; devices?: Device[] }
export interface LiveDevice {
  id: string
  street: string
  kind: DeviceKind
  online: boolean
  since: Instant | null
  offlineReason: OfflineReason | null
  unheard: Unheard | null
}
export interface LiveReading { deviceId: string; at: Instant; values: Values }

export interface Contact { name: string; relation: string; phone: string }
export interface Resident {
  id: string
  name: string
  preferredName: string | null
  sex: 'female' | 'male' | null
  bornOn: string
  phone: string | null
  street: string
  streetName: string
  homeId: string
  address: string
  building: string | null
  door: string | null
  keySafe: string | null
  entryNote: string | null
  dialect: string | null
  mobility: string | null
  mainsDevice: string | null
  illnesses: string[]
  medicines: string[]
  risk: Risk | null
  contacts: Contact[]
  endedAt: Instant | null
  endReason: string | null
}
export interface ResidentSummary {
  id: string
  name: string
  sex: 'female' | 'male' | null
  bornOn: string
  street: string
  risk: Risk | null
  endedAt: Instant | null
}
export interface Refused {
  line: number
  column: string | null
  reason: string
}
export interface ImportReport {
  dryRun: boolean
  lines: number
  added: number
  changed: number
  unchanged: number
  refused: Refused[]
}
export interface CareBed {
  id: string
  residentId: string
  stage: string
  eligible: boolean | null
  ineligibleBecause: string[]
  steps: { step: string; at: Instant; by: string; stage: string }[]
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }
export interface Plan {
  defaults: JsonObject
  patch: JsonObject
  effective: JsonObject
  changedAt: Instant | null
  changedBy: string | null
}
export interface Finding { deviceId: string; cause: string; lane: Lane; onset: Instant; endedAt: Instant | null }
export interface PlanPreview { readings: number; findings: Finding[] }

export interface Device {
  id: string
  kind: DeviceKind
  street: string
  streetName: string
  residentId: string | null
  residentName: string | null
  placeName: string | null
  online: boolean
  since: Instant | null
  offlineReason: OfflineReason | null
  battery: number | null
  lastReadingAt: Instant | null
  clockBehindSeconds: number | null
  unheard: Unheard | null
  openAlarms: number
  worstLane: Lane | null
  problems: DeviceProblem[]
}
export interface DeviceDetail extends Device {
  address: string
  voice: string | null
  lastVitals: { at: Instant; values: Values } | null
  /** Where a wearable was last. */
  whereabouts: { at: Instant; latitude: number; longitude: number; fixed: boolean } | null
  alarms: Alarm[]
}
export interface DeviceCredentials { deviceId: string; username: string; password: string; server?: string | null }
export interface Claim { code: string; deviceId: string; expiresAt: Instant; qr: string; text: string }
export interface SelfTest {
  deviceId: string
  startedAt: Instant
  state: 'running' | 'passed' | 'failed'
  checks: { check: string; state: 'waiting' | 'passed' | 'failed'; words: { zh: string; en: string } }[]
}

export interface Summaries { resolution: 'minute' | 'hour'; items: Summary[]; next: string | null }

export interface Alarm {
  id: string
  deviceId: string
  residentId: string | null
  residentName: string | null
  street: string
  cause: string
  lane: Lane
  stage: Stage
  onset: Instant
  receivedAt: Instant
  endedAt: Instant | null
  presses: number
  agent: string | null
  outcome: string | null
  closedAt: Instant | null
  incidentId: string | null
}
export interface AlarmEvent { at: Instant; kind: string; detail: string | null; by: string | null }
export interface AlarmDetail extends Alarm { events: AlarmEvent[] }
export interface Incident {
  id: string
  cause: string
  lane: Lane
  scope: 'building' | 'street' | 'district'
  street: string | null
  building: string | null
  openedAt: Instant
  closedAt: Instant | null
  count: number
  openCount: number
}

export type CommandKind = 'voice-mode' | 'help-is-coming' | 'case-closed' | 'measure-now' | 'test' | 'interval' | 'thresholds'
export interface Command {
  id: string
  deviceId: string
  kind: CommandKind
  parameters: JsonObject
  state: 'queued' | 'sent' | 'delivered' | 'done' | 'failed' | 'expired' | 'cancelled'
  at: Instant
  expiresAt: Instant
  sentAt: Instant | null
  deliveredAt: Instant | null
  endedAt: Instant | null
  attempts: number
  by: string | null
  detail: string | null
}
