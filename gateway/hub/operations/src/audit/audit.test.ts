import { readFileSync } from 'node:fs'
import { speak } from '@yinling/ui'
import { afterEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { AuditFault, AuditVerification } from '../protocol'
import { subjectOf } from './subject'
import { isResident, soughtIn, whoOf } from './who'
import { operationWord, subjectWords, verdictWords, whoWords } from './words'

interface Operation { operationId: string; 'x-audit'?: string }
const contract = parse(readFileSync(new URL('../../../src/main/resources/openapi/gateway.yaml', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: { AuditVerification: { properties: { fault: { enum: (AuditFault | null)[] } } } } }
}
const besides = [
  'offerCase', 'acceptCase', 'callParty', 'identifyCaller', 'verifyCaller', 'addNote', 'closeCase', 'listCases', 'readCase',
  ...['first', 'add', 'roles', 'invite', 'drop-factor', 'end', 'resume'].map(command => `account ${command}`),
]

afterEach(() => speak('zh-CN'))

test('whatever the log may have has words in both languages, and what is newer is shown as it came', () => {
  const kept = Object.values(contract.paths).flatMap(path => Object.entries(path).filter(([method, { 'x-audit': audited }]) => method !== 'parameters' && (method !== 'get' || audited)).map(([, { operationId }]) => operationId))
  expect(kept.length).toBeGreaterThan(40)
  for (const language of ['zh-CN', 'en'] as const) {
    speak(language)
    for (const operation of [...kept, ...besides]) expect(operationWord(operation), operation).not.toBe(operation)
  }
  expect(operationWord('weighDevice')).toBe('weighDevice')
})

test('from where somebody signed in, and at which seat', () => {
  expect(subjectOf({ operation: 'signIn', subject: 'seat 7, 10.20.6.0', residentId: null })).toEqual({ kind: 'network', network: '10.20.6.0', seat: 7, isElsewhere: false })
  expect(subjectOf({ operation: 'signIn', subject: '10.20.0.0 by OpenID Connect', residentId: null })).toEqual({ kind: 'network', network: '10.20.0.0', seat: null, isElsewhere: true })
  expect(subjectWords({ operation: 'signOut', subject: 'seat 7, 10.20.6.0', residentId: null }, String)).toBe('7号坐席，从10.20.6.0')
})

test('filters of a list are told in words, what is searched for is not, and its pages tell nothing', () => {
  const words = (subject: string) => subjectWords({ operation: 'listAlarms', subject, residentId: null }, code => (code === 'st-03' ? '柳岸街道' : code))
  expect(words('open=true&lane=1&street=st-03&resident=r-0003&limit=200')).toBe('未办结的，级别：紧急，街道：柳岸街道，老人：r-0003')
  expect(words('q=…&limit=200')).toBe('按姓名等搜索')
  expect(words('limit=200')).toBe('全部')
  expect(words('weather=rain')).toBe('weather：rain')
})

test('an alarm and a case are told by their cause, a resident not twice, and anything else as it is', () => {
  const words = (subject: string | null) => subjectWords({ operation: 'getAlarm', subject, residentId: 'r-0007' }, String)
  expect(words('bed-0007.hr-low.20261128T031502.114Z')).toBe('心率过慢，bed-0007')
  expect(words('20261128-111502.114-bed-0007-bed-exit')).toBe(words('bed-0007.bed-exit.20261128T031502.114Z'))
  expect(words('20261128-111502.114-bed-0007-weather')).toBe('20261128-111502.114-bed-0007-weather')
  expect(words('bed-0007')).toBe('bed-0007')
  expect(words('r-0007')).toBeNull()
  expect(words(null)).toBeNull()
})

test('a person has her name, the server’s console and a program are told apart', () => {
  const who = (by: string) => whoWords(whoOf(by, id => ({ limin: '李敏', twin: '双名' })[id] ?? null, name => name === 'statistics' || name === 'twin'))
  expect(who('limin')).toBe('李敏（limin）')
  expect(who('statistics')).toBe('statistics（程序）')
  expect(who('console:root')).toBe('服务器命令行（root）')
  expect(who('?')).toBe('不认识的用户名')
  expect(who('gone')).toBe('gone')
  expect(who('twin')).toBe('twin（人员与程序同名）')
})

test('a user name is sought as it is, a name where it is of one person', () => {
  const found = [{ id: 'limin', name: '李敏' }, { id: 'limin2', name: '李敏' }, { id: 'hejing', name: '何静' }]
  expect(soughtIn(' limin ', found)).toEqual({ by: 'limin' })
  expect(soughtIn('何静', found)).toEqual({ by: 'hejing' })
  expect(soughtIn('李敏', found)).toEqual({ fault: 'several' })
  expect(soughtIn('王芳', found)).toEqual({ fault: 'nobody' })
  expect(soughtIn('console:root', [])).toEqual({ by: 'console:root' })
  expect(soughtIn('a b', [])).toEqual({ fault: 'badBy' })
  expect(soughtIn('', [])).toEqual({ by: '' })
  expect(['', 'r-0007', 'r 7', '老人'].map(isResident)).toEqual([true, true, false, false])
})

test('a check says in one sentence that the log is whole, or where it is not', () => {
  const found = (given: Partial<AuditVerification>): AuditVerification => ({ entries: 41_208, intact: true, brokenAt: null, fault: null, lastHash: 'ab', anchors: 128, ...given })
  expect(verdictWords(found({}))).toBe('记录完整：共41,208条，逐条相符，与库外留存的128个校验点也全部一致。')
  expect(verdictWords(found({ anchors: 0 }))).toContain('还没有校验点')
  expect(verdictWords(found({ entries: 0, anchors: 0 }))).toBe('还没有记录可以核对。')
  for (const language of ['zh-CN', 'en'] as const) {
    speak(language)
    const told = contract.components.schemas.AuditVerification.properties.fault.enum.filter(fault => fault !== null).map(fault => verdictWords(found({ intact: false, fault, brokenAt: 1_234 })))
    expect(new Set(told).size).toBe(4)
    for (const sentence of told) expect(sentence).toContain('1,234')
  }
})
