import type { Device } from '../protocol'
import { csvOf } from '../table/csv'
import { t } from './words'
import { kindWord } from '../frame/words'

/** The list as a spreadsheet: times as they are, in UTC, so that it can be worked with. */
export function listOf(devices: readonly Device[], streetName: (code: string) => string): string {
  const head = [t('id'), t('kind'), t('owner'), t('street'), t('state'), t('since'), t('reason'), t('battery'), t('lastReading'), t('clock'), t('alarms'), t('problem')]
  return csvOf(
    head,
    devices.map(device => [
      device.id, kindWord(device.kind), device.residentName ?? device.placeName, streetName(device.street), t(device.online ? 'online' : 'offline'),
      device.since, device.offlineReason, device.battery, device.lastReadingAt, device.clockBehindSeconds, device.openAlarms, device.problems.join(' '),
    ]),
  )
}
