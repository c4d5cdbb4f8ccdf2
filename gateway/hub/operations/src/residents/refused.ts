import type { Refused } from '../protocol'
import { csvOf } from '../table/csv'
import { t } from './words'

/** As the head line of the file has it; the server names it in the page's language, as it does the reason. */
export const columnOf = ({ column }: Refused): string => column ?? t('wholeLine')

export const refusedCsv = (refused: readonly Refused[]): string =>
  csvOf([t('line'), t('column'), t('reason')], refused.map(one => [one.line, columnOf(one), one.reason]))
