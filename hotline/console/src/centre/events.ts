import { alarmWords, causeWord, outcomeWord } from '@yinling/ui'
import type { CaseEvent } from '../protocol'
import { t } from '../words'

/** What happened, in words. An alarm of another cause is a new alarm, not a press. */
export function eventWord(event: CaseEvent): string {
  const { kind, text, breach } = event
  if (text && kind === 'raised') return alarmWords(text, breach)
  if (text && (kind === 'added' || kind === 'pressed-again')) return t('event.added', { what: alarmWords(text, breach) })
  if (text && kind === 'unheard') return t('event.unheardTold')
  return t(`event.${kind}`, { seat: event.seat ?? '–', n: text ?? '', what: t('event.raised') })
}

/** Some events carry a code for their text. */
export function eventDetail({ kind, text }: CaseEvent): string | null {
  if (!text || ['grew', 'raised', 'added', 'pressed-again', 'unheard'].includes(kind)) return null
  return kind === 'ended' || kind === 'resumed' ? causeWord(text) : outcomeWord(text)
}
