import { dayOf, serverClock } from '@yinling/ui'
import { computed, inject, onScopeDispose, provide, ref, shallowRef, triggerRef } from 'vue'
import type { InjectionKey } from 'vue'
import type { Alarm, Device, LiveDevice, LiveReading, Session, Status, Street } from '../protocol'
import { get, search, signedOut } from '../wire/api'
import type { LineState } from '../wire/live'
import { liveLine } from '../wire/live'
import { readsDistrict } from './access'

export interface Rate { at: number; perSecond: number }
export interface Watcher {
  reading?(reading: LiveReading): void
  device?(device: LiveDevice): void
  alarm?(alarm: Alarm): void
  /** The stream began anew: what was shown may be old. */
  anew?(devices: Device[]): void
}

/** A curve of five minutes. */
const mostRates = 300
/** 400 alarms in one second are drawn once in this time, not 400 times. */
const gatherMs = 120

/** What all pages share: who is signed in, the time, and what is live. */
function createOperations(session: Session) {
  const reads = readsDistrict(session.roles)
  const clock = serverClock()
  const line = ref<LineState>('connecting')
  const lostAt = ref<number | null>(null)
  const status = shallowRef<Status | null>(null)
  const streets = shallowRef<Street[]>([])
  const open = shallowRef(new Map<string, Alarm>())
  const rates = shallowRef<Rate[]>([])
  const watchers = new Set<Watcher>()
  let gathering: ReturnType<typeof setTimeout> | undefined

  const live = liveLine(address => new EventSource(address), {
    snapshot(fresh) {
      clock.set(fresh.at)
      status.value = fresh.status
      streets.value = fresh.streets
      open.value = new Map(fresh.alarms.map(alarm => [alarm.id, alarm]))
      for (const watcher of watchers) watcher.anew?.(fresh.devices ?? [])
    },
    status(fresh) {
      status.value = fresh
      rates.value = [...rates.value.slice(-mostRates), { at: clock.now.value, perSecond: fresh.messagesPerSecond }]
    },
    street(fresh) {
      const known = streets.value.some(({ code }) => code === fresh.code)
      streets.value = known ? streets.value.map(street => (street.code === fresh.code ? fresh : street)) : [...streets.value, fresh]
    },
    alarm(fresh) {
      if (fresh.stage === 'closed') open.value.delete(fresh.id)
      else open.value.set(fresh.id, fresh)
      gathering ??= setTimeout(() => {
        gathering = undefined
        triggerRef(open)
      }, gatherMs)
      for (const watcher of watchers) watcher.alarm?.(fresh)
    },
    device(fresh) {
      for (const watcher of watchers) watcher.device?.(fresh)
    },
    devices() {
      for (const watcher of watchers) watcher.anew?.([])
    },
    reading(fresh) {
      for (const watcher of watchers) watcher.reading?.(fresh)
    },
    line(state) {
      line.value = state
      if (state === 'live' || state === 'connecting') lostAt.value = null
      else lostAt.value ??= clock.now.value
    },
  }, () => void get('/api/session').then(answer => (signedOut.value ||= !answer.ok && answer.problem.status === 401)))
  /** Who may not read what is live has pages without it. */
  const watch = (address: string): void => {
    if (reads) live.watch(address)
  }
  watch('/api/live')
  onScopeDispose(() => {
    clearTimeout(gathering)
    live.close()
  })

  return {
    session, reads, line, lostAt, status, streets, rates,
    now: clock.now,
    today: computed(() => dayOf(clock.now.value)),
    canWrite: session.roles.includes('operator'),
    alarms: computed(() => [...open.value.values()]),
    streetOf: (code: string): Street | undefined => streets.value.find(street => street.code === code),
    /** Hears what is live until the part that asked is gone. */
    listen(watcher: Watcher): void {
      watchers.add(watcher)
      onScopeDispose(() => watchers.delete(watcher))
    },
    /** Also the readings of one resident's devices, or of one device, until the part that asked is gone. */
    follow(whom: { resident?: string; device?: string }): void {
      watch(`/api/live${search(whom)}`)
    },
    unfollow: () => watch('/api/live'),
    retryNow: live.retryNow,
  }
}

export type Operations = ReturnType<typeof createOperations>

const key: InjectionKey<Operations> = Symbol('operations')

export function provideOperations(session: Session): Operations {
  const operations = createOperations(session)
  provide(key, operations)
  return operations
}

export function useOperations(): Operations {
  const operations = inject(key)
  if (!operations) throw new Error('useOperations is for parts of the signed-in page')
  return operations
}
