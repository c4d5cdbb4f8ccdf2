import type { Case, QueueItem } from '../protocol'
import { t } from '../words'

/** A kiosk's case has no person yet: the place stands for her; so does the number of a caller. An incident is of many devices. */
export function whoOf(shown: Case): string {
  if (shown.incident) return t('incident.who', { n: shown.incident.count })
  return shown.resident?.name ?? t(shown.device.kind === 'telephone' ? 'caller.who' : 'kiosk.who')
}

export function placeOf({ place, incident }: Case): string {
  return place.name ?? (place.streetName || (incident ? t('incident.district') : place.address))
}

export const queuedWho = (item: Pick<QueueItem, 'incident' | 'who'>): string =>
  item.incident ? t('incident.who', { n: item.incident.count }) : item.who
