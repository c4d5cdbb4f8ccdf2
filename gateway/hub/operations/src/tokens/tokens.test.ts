import { readFileSync } from 'node:fs'
import { speak } from '@yinling/ui'
import { afterEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { nameFault } from './checks'
import { isOffered, scopeOf, sortedOut, tags, verbs } from './scopes'
import { dayAfter, dayFault, daysLeft, endOf, lastDay, standingOf } from './until'
import { tagList, tagNote, tagWord } from './words'

interface Operation { tags: string[]; security?: unknown[]; 'x-role'?: string[] }
const contract = parse(readFileSync(new URL('../../../src/main/resources/openapi/gateway.yaml', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: { Scope: { pattern: string }; TokenName: { pattern: string } } }
}
const now = Date.UTC(2026, 10, 28, 2)

afterEach(() => speak('zh-CN'))

test('what is offered is what a program may do by the contract, no more and no less', () => {
  const there = new Set(
    Object.values(contract.paths).flatMap(path =>
      Object.entries(path)
        .filter(([method, { security, 'x-role': roles }]) => method !== 'parameters' && security?.length !== 0 && (!roles || roles.includes('service')))
        .map(([method, { tags: [tag] }]) => `${tag}:${method === 'get' ? 'read' : 'write'}`),
    ),
  )
  const offered = tags.flatMap(tag => verbs.filter(verb => isOffered(tag, verb)).map(verb => scopeOf(tag, verb)))
  expect([...offered].sort()).toEqual([...there].sort())
  const pattern = new RegExp(contract.components.schemas.Scope.pattern)
  for (const scope of [...offered, '*']) expect(scope).toMatch(pattern)
})

test('every tag has words in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    speak(language)
    for (const tag of tags) {
      expect(tagWord(tag)).not.toBe(tag)
      expect(tagNote(tag)).not.toBe('')
    }
  }
  expect(tagList(['residents', 'weather'])).toBe('Residents, weather')
})

test('scopes are sorted out by what is read and what is changed', () => {
  expect(sortedOut(['residents:write', 'readings:read', 'devices:read', 'weather:read'])).toEqual({ isEverything: false, read: ['devices', 'readings'], write: ['residents'], unknown: ['weather:read'] })
  expect(sortedOut(['*'])).toEqual({ isEverything: true, read: [], write: [], unknown: [] })
})

test('a token counts to the end of its last day in the district', () => {
  expect(dayAfter('quarter', now)).toBe('2027-02-26')
  expect(dayAfter('year', now)).toBe('2027-11-28')
  expect(endOf('2027-02-26')).toBe('2027-02-26T15:59:59.000Z')
})

test('whenever a day is chosen, the latest one is within what the server takes', () => {
  const most = 731 * 86_400_000
  for (let hour = 0; hour < 48; hour++) {
    const at = now + hour * 3_600_000
    expect(Date.parse(endOf(lastDay(at)))).toBeLessThanOrEqual(at + most)
    expect(dayFault(lastDay(at), at)).toBeNull()
  }
})

test('a day that is missing, past or too late is told', () => {
  expect(dayFault('', now)).toBe('needDay')
  expect(dayFault('2026-11-27', now)).toBe('pastDay')
  expect(dayFault('2026-11-28', now)).toBeNull()
  expect(dayFault('2028-11-29', now)).toBe('lateDay')
})

test('a token that ends within a month says so, and one that has ended since the list was read as well', () => {
  const at = (days: number) => ({ expired: false, expiresAt: new Date(now + days * 86_400_000).toISOString() })
  expect([31, 30, 0.1, 0, -1].map(days => standingOf(at(days), now))).toEqual(['good', 'soon', 'soon', 'expired', 'expired'])
  expect(standingOf({ ...at(9), expired: true }, now)).toBe('expired')
  expect(daysLeft(at(0.1).expiresAt, now)).toBe(1)
})

test('a name is what the contract takes', () => {
  const pattern = new RegExp(contract.components.schemas.TokenName.pattern)
  for (const name of ['statistics', 'city.dashboard-2', 'a'.repeat(63)]) expect([nameFault(name), pattern.test(name)]).toEqual([null, true])
  for (const name of ['-x', '统计', 'a b', 'a'.repeat(64)]) expect([nameFault(name), pattern.test(name)]).toEqual(['badName', false])
  expect(nameFault('')).toBe('enterName')
})
