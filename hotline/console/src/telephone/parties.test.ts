import { expect, test } from 'vitest'
import type { CaseEvent } from '../protocol'
import { callables, callerRole, partOf, partyName, whatCame } from './parties'

const home = {
  device: { id: 'bed-0001', kind: 'bed', voice: '3011' },
  resident: { phone: '871-65012', contacts: [{ name: '陈建国', relation: '儿子', phone: '13800001021' }] },
} as unknown as Parameters<typeof callables>[0]

const event = (at: string, kind: CaseEvent['kind'], text: string): CaseEvent => ({ at, kind, seat: null, agent: null, text, breach: null })

test('the device beside her first, then she herself, then her people as they are on file', () => {
  expect(callables(home).map(({ party, name }) => [party, name])).toEqual([['home', '床边对讲'], ['resident', '本人'], ['contact-1', '陈建国']])
  expect(callables({ ...home, resident: null }).map(({ party }) => party)).toEqual(['home'])
})

test('who has called is called back by her number, and is no home', () => {
  const caller = { ...home, device: { id: 'tel-12', kind: 'telephone', voice: '13912345678' } } as const
  expect(callables(caller)[0]).toEqual({ party: 'caller', name: '来电人', relation: null, number: '13912345678' })
  expect(callables({ ...caller, device: { ...caller.device, voice: null } }).map(({ party }) => party)).toEqual(['resident', 'contact-1'])
  expect(callerRole('contact-1', home.resident)).toBe('陈建国 儿子')
  expect(callerRole('contact-1', null)).toBe('老人的联系人')
  expect(callerRole('home', null)).toBe('老人家中')
  expect(callerRole('robot', null)).toBe('robot')
})

test('everybody on the line has a name', () => {
  expect(partyName('contact-1', home)).toBe('陈建国 儿子')
  expect(partyName('home', home)).toBe('床边对讲')
  expect(partyName('number-120', home)).toBe('120急救')
  expect(partyName('number-051281234567', home)).toBe('051281234567')
  expect(partyName('contact-7', home)).toBe('对方')
})

test('what came of the last call, not of an earlier one', () => {
  const timeline = [
    event('2026-11-28T01:00:00Z', 'call-failed', 'contact-1 busy'),
    event('2026-11-28T01:01:00Z', 'call-ended', 'resident'),
    event('2026-11-28T01:02:00Z', 'call-failed', 'contact-1 no-answer'),
  ]
  expect(whatCame('contact-1', [], timeline)).toEqual({ kind: 'failed', at: '2026-11-28T01:02:00Z', why: '无人接听' })
  expect(whatCame('resident', [], timeline)).toEqual({ kind: 'talked', at: '2026-11-28T01:01:00Z' })
  expect(whatCame('home', [], timeline)).toBeNull()
  expect(whatCame('contact-1', [{ party: 'contact-1', up: false, held: false, since: '2026-11-28T01:03:00Z' }], timeline)).toEqual({ kind: 'ringing', since: '2026-11-28T01:03:00Z' })
  expect(whatCame('contact-1', [{ party: 'contact-1', up: true, held: true, since: '2026-11-28T01:04:00Z' }], timeline)).toEqual({ kind: 'held', since: '2026-11-28T01:04:00Z' })
})

test('a reason that only a newer hotline knows is a failure all the same', () => {
  expect(partOf('contact-1 fax-machine')).toEqual({ party: 'contact-1', why: '没有接通' })
  expect(partOf('home')).toEqual({ party: 'home', why: '没有接通' })
})
