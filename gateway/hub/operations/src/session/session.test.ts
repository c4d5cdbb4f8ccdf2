import { speak } from '@yinling/ui'
import { afterEach, expect, test } from 'vitest'
import { againFault, codeFault, idFault, inFours, passwordFault } from './checks'
import { refusalOf } from './refusal'
import { zh } from './words'

afterEach(() => speak('zh-CN'))
const refused = (status: number, code: string | null = null, detail: string | null = null) => refusalOf({ status, code, detail })

test('every refusal of the sign-in has words that say what to do', () => {
  expect(refused(401, 'wrong-credentials')).toBe(zh.wrong)
  expect(refused(429, 'too-many-attempts')).toBe(zh.tooMany)
  expect(refused(503, 'busy')).toBe(zh.busy)
  expect(refused(503, 'not-loaded')).toBe(zh.notLoaded)
  expect(refused(404, 'no-such-code')).toBe(zh.noSuchCode)
  expect(refused(409, 'id-taken')).toBe(zh.idTaken)
  expect(refused(401, 'second-factor-clock', 'Its clock is 9 minutes behind')).toContain('9分钟')
})

test('a refusal whose code is newer than this page is told by its status', () => {
  expect([401, 429, 503, 0, 500, 400].map(status => refused(status, 'something-new'))).toEqual([zh.wrong, zh.tooMany, zh.unreachable, zh.unreachable, zh.failed, zh.failed])
  expect(refused(503)).toBe(zh.unreachable)
})

test('a one-time code has ten letters and digits at least', () => {
  expect(['', '7KQM', '7KQM-2XHW-PD4T', '7KQM2XHWPD', '-7KQM2XHWPD'].map(codeFault)).toEqual(['enterOneTime', 'badOneTime', null, null, 'badOneTime'])
})

test('a password has ten characters, whatever they are, and is typed twice', () => {
  expect(['', 'short', '123456789', '1234567890', '春眠不觉晓处处闻啼鸟'].map(passwordFault)).toEqual(['enterNew', 'shortNew', 'shortNew', null, null])
  expect(againFault('1234567890', '1234567890')).toBeNull()
  expect(againFault('1234567890', '1234567891')).toBe('differ')
  expect(againFault('1234567890', '')).toBe('enterAgain')
})

test('a user name can be written in an address', () => {
  expect(['', 'zhaoli', 'zhao.li@street', '赵莉', '.zhao', 'a'.repeat(65), 'new'].map(idFault)).toEqual(['enterId', null, null, 'badId', 'badId', 'badId', 'badId'])
})

test('a secret is shown in fours', () => {
  expect(inFours('JBSWY3DPEHPK3PXP')).toBe('JBSW Y3DP EHPK 3PXP')
  expect(inFours('ABCDE')).toBe('ABCD E')
  expect(inFours('')).toBe('')
})
