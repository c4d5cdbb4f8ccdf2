import { expect, test } from 'vitest'
import type { CaseEvent } from '../protocol'
import { eventDetail, eventWord } from './events'

const event = (kind: CaseEvent['kind'], text: string | null = null, breach: CaseEvent['breach'] = null): CaseEvent =>
  ({ at: '2026-11-21T03:00:00Z', kind, seat: null, agent: null, text, breach })
const nobody = { device: { id: 'bed-0001', kind: 'bed', voice: '3011' }, resident: null } as const
const slow = { vital: 'hr', value: 36, unit: 'beat/min', limit: 45, side: 'low' } as const

test('an alarm of another cause is a new alarm with its value and limit, and never a press', () => {
  expect(eventWord(event('added', 'hr-low', slow), nobody)).toBe('新增报警：心率过慢 36次/分（下限45）')
  expect(eventWord(event('added', 'fall'), nobody)).toBe('新增报警：疑似跌倒')
  expect(eventWord(event('pressed-again'), nobody)).toBe('老人又按了一次')
})

test('what older hotlines wrote as a press of another cause is a new alarm', () => {
  expect(eventWord(event('pressed-again', 'hr-low'), nobody)).toBe('新增报警：心率过慢')
})

test('the first alarm stands with its value', () => {
  expect(eventWord(event('raised', 'hr-low', slow), nobody)).toBe('心率过慢 36次/分（下限45）')
  expect(eventWord(event('raised'), nobody)).toBe('报警')
  expect(eventDetail(event('raised', 'hr-low', slow))).toBeNull()
})

test('what is over, and how it was closed, is said in words', () => {
  expect(eventDetail(event('ended', 'hr-low'))).toBe('心率过慢')
  expect(eventDetail(event('closed', 'comforted'))).toBe('已安抚')
})

test('who was called, and why she was not reached', () => {
  expect(eventWord(event('called', 'home'), nobody)).toBe('呼叫床边对讲')
  expect(eventWord(event('call-answered', 'number-120'), nobody)).toBe('120急救已接听')
  expect(eventWord(event('call-failed', 'home no-answer'), nobody)).toBe('床边对讲没有接通')
  expect(eventDetail(event('call-failed', 'home no-answer'))).toBe('无人接听')
  expect(eventDetail(event('called', 'home'))).toBeNull()
})

test('of a caller it is said who she is, and what became of her call', () => {
  const caller = { device: { id: 'tel-12', kind: 'telephone', voice: '13912345678' }, resident: null } as const
  expect(eventWord(event('raised', 'call'), caller)).toBe('来电')
  expect(eventWord(event('identified', 'resident'), caller)).toBe('按号码认为是：老人本人')
  expect(eventWord(event('identified'), caller)).toBe('不是号码登记的人')
  expect(eventWord(event('pressed-again'), caller)).toBe('又打来一次')
  expect(eventWord(event('call-failed', 'caller abandoned'), caller)).toBe('接听前来电人已挂断，接案后自动回拨')
  expect(eventDetail(event('call-failed', 'caller abandoned'))).toBeNull()
  expect(eventWord(event('call-failed', 'caller no-answer'), caller)).toBe('来电人没有接通')
  expect(eventWord(event('call-answered', 'caller'), caller)).toBe('已与来电人通话')
})
