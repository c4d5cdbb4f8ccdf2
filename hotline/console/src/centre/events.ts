import { alarmWords, causeWord, outcomeWord } from '@yinling/ui'
import type { Case, CaseEvent } from '../protocol'
import { callerRole, partOf, partyName } from '../telephone/parties'
import { t } from '../words'

/** What happened, in words. An alarm of another cause is a new alarm, not a press. */
export function eventWord(event: CaseEvent, shown: Pick<Case, 'device' | 'resident'>): string {
  const { kind, text, breach } = event
  if (text && kind === 'raised') return alarmWords(text, breach)
  if (text && (kind === 'added' || kind === 'pressed-again')) return t('event.added', { what: alarmWords(text, breach) })
  if (text && kind === 'unheard') return t('event.unheardTold')
  if (kind === 'identified') return text ? t('event.identified', { who: callerRole(text, shown.resident) }) : t('event.unidentified')
  if (shown.device.kind === 'telephone') {
    if (kind === 'pressed-again') return t('event.calledAgain')
    if (kind === 'call-failed' && text === 'caller abandoned') return t('event.abandoned')
    if (kind === 'call-answered' && text === 'caller') return t('event.callerJoined')
  }
  if (isOfCall(kind)) return t(`event.${kind}`, { who: partyName(partOf(text).party, shown) })
  return t(`event.${kind}`, { seat: event.seat ?? '–', n: text ?? '', what: t('event.raised') })
}

const ofCalls = ['called', 'call-answered', 'call-failed', 'call-ended', 'held', 'taken-up'] as const
const isOfCall = (kind: CaseEvent['kind']): kind is (typeof ofCalls)[number] => (ofCalls as readonly string[]).includes(kind)

/** Some events carry a code for their text. */
export function eventDetail({ kind, text }: CaseEvent): string | null {
  if (kind === 'identified' || text === 'caller abandoned') return null
  if (isOfCall(kind)) return kind === 'call-failed' ? partOf(text).why : null
  if (!text || ['grew', 'raised', 'added', 'pressed-again', 'unheard'].includes(kind)) return null
  return kind === 'ended' || kind === 'resumed' ? causeWord(text) : outcomeWord(text)
}
