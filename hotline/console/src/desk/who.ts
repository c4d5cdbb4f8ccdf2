import type { Case } from '../protocol'
import { t } from '../words'

/** A kiosk's case has no person yet: the place stands for her. */
export const whoOf = (shown: Case): string => shown.resident?.name ?? t('kiosk.who')

export const placeOf = ({ place }: Case): string => place.name ?? place.streetName
