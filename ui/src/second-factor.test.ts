import { afterEach, expect, test } from 'vitest'
import { speak } from './languages'
import { factorRefusal, isFactorCode, minutesOff, typedCode } from './second-factor'

afterEach(() => speak('zh-CN'))

test('a code is taken as apps show it and as people copy it', () => {
  expect(typedCode(' 123 456 ')).toBe('123456')
  expect(typedCode('１２３４５６')).toBe('123456')
  expect(typedCode('k7qm-2xhw')).toBe('K7QM-2XHW')
  expect(['123456', '12345', '1234567', 'K7QM-2XHW', ''].map(isFactorCode)).toEqual([true, false, false, false, false])
})

test('a clock that is off is told by how many minutes', () => {
  expect(minutesOff('The clock of the phone is 7 minutes behind.')).toBe(7)
  expect([null, undefined, 'The clock is off.'].map(minutesOff)).toEqual([null, null, null])
  expect(factorRefusal('second-factor-clock', 'about 7 minutes', false)).toContain('7分钟')
  expect(factorRefusal('second-factor-clock', null, false)).not.toMatch(/[{\d]/)
  speak('en')
  expect(factorRefusal('second-factor-clock', 'about 7 minutes', false)).toContain('7 min')
})

test('a wrong recovery code is not called a wrong code of the app', () => {
  expect(factorRefusal('second-factor-wrong', null, true)).toContain('恢复码')
  expect(factorRefusal('second-factor-wrong', null, false)).toContain('验证码')
  expect(factorRefusal('busy', null, true)).toContain('改用验证码')
  expect(['wrong-credentials', 'busy'].map(code => factorRefusal(code, null, false))).toEqual([null, null])
  expect(factorRefusal(null, null, false)).toBeNull()
})
