import { wordsOf } from './languages'

/** What an app for time-based codes shows. */
const factorCode = /^[0-9]{6}$/

/** As it is sent: apps show 123 456, and whoever copied a recovery code down may write it in small letters. */
export const typedCode = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()

export const isFactorCode = (code: string): boolean => factorCode.test(code)

/** How far a phone's clock is off, as the server tells it; null where it does not say. */
export function minutesOff(detail: string | null | undefined): number | null {
  const found = /\d+/.exec(detail ?? '')
  return found ? Number(found[0]) : null
}

const t = wordsOf(
  {
    wrong: '验证码不正确。请等App显示下一个6位数字，再输入一次。',
    clock: '手机时间差了约{minutes}分钟，验证码对不上。请在手机设置里打开“自动设置时间”，再输入新的验证码。',
    clockUnknown: '手机时间不准，验证码对不上。请在手机设置里打开“自动设置时间”，再输入新的验证码。',
    recovery: '恢复码不正确，或已经用过。请换一个再试。',
    recoveryAway: '现在无法核对恢复码，请稍候再试，或改用验证码。',
  },
  {
    wrong: 'That code is not right. Please wait for the next 6 digits and type those.',
    clock: 'The clock of the phone is off by about {minutes} min, so its codes do not fit. Let the phone set its time by itself, then type a new code.',
    clockUnknown: 'The clock of the phone is off, so its codes do not fit. Let the phone set its time by itself, then type a new code.',
    recovery: 'That recovery code is not right, or has been used. Please try another one.',
    recoveryAway: 'Recovery codes cannot be checked now. Please try again shortly, or use a code of the app.',
  },
)

/** Why a code was refused and what to do, by the problem's `code`; null for what is no refusal of one. */
export function factorRefusal(code: string | null | undefined, detail: string | null | undefined, isRecovery: boolean): string | null {
  if (code === 'busy' && isRecovery) return t('recoveryAway')
  if (code === 'second-factor-wrong') return t(isRecovery ? 'recovery' : 'wrong')
  if (code !== 'second-factor-clock') return null
  const minutes = minutesOff(detail)
  return minutes === null ? t('clockUnknown') : t('clock', { minutes })
}
