import { streetName } from '../frame/words'
import type { Incident, Street } from '../protocol'
import { t } from './words'

/** How far an incident reaches: a building, a street, or all over the district. */
export function scopeOf(incident: Incident, streetOf: (code: string) => Street | undefined): string {
  const street = incident.street && streetName(streetOf(incident.street), incident.street)
  if (incident.scope === 'district') return t('wholeDistrict')
  return [street, incident.scope === 'building' ? incident.building : null].filter(Boolean).join(' · ')
}
