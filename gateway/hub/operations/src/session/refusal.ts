import { factorRefusal } from '@yinling/ui'
import type { Problem } from '../wire/api'
import { t } from './words'

const byCode: Record<string, Parameters<typeof t>[0]> = {
  'wrong-credentials': 'wrong', 'too-many-attempts': 'tooMany', busy: 'busy', 'not-loaded': 'notLoaded', 'no-such-code': 'noSuchCode', 'id-taken': 'idTaken',
}

const elsewhere: Record<string, Parameters<typeof t>[0]> = {
  'oidc-late': 'oidcLate', 'oidc-given-up': 'oidcGivenUp', 'oidc-away': 'oidcAway', 'oidc-none': 'oidcAway', 'oidc-unknown': 'oidcUnknown', 'oidc-factor': 'oidcFactor',
}

/** Why another house's sign-in did not let somebody in; empty where nobody was refused. */
export function refusalElsewhere(code: string | null): string {
  const word = code === null ? undefined : elsewhere[code]
  return word ? t(word) : ''
}

/** Why somebody is not let in, and what to do: by the problem's code, and by its status where it has none that is known. */
export function refusalOf({ status, code, detail }: Pick<Problem, 'status' | 'code' | 'detail'>, isRecovery = false): string {
  const factor = factorRefusal(code, detail, isRecovery)
  if (factor) return factor
  const word = code === null ? undefined : byCode[code]
  if (word) return t(word)
  if (status === 401) return t('wrong')
  if (status === 429) return t('tooMany')
  return t(status === 0 || status >= 502 ? 'unreachable' : 'failed')
}
