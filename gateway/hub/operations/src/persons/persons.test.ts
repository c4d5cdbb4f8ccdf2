import { readFileSync } from 'node:fs'
import { speak } from '@yinling/ui'
import { afterEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Bound } from './roles'
import { boundOf, boundsOf, grouped, offered, roleOf, sameRoles } from './roles'
import { stateOf } from './state'
import { dutyWord, roleList, rolesWords, roleWord } from './words'

afterEach(() => speak('zh-CN'))
const contract = parse(readFileSync(new URL('../../../src/main/resources/openapi/gateway.yaml', import.meta.url), 'utf8')) as {
  components: { schemas: { Role: { enum: string[] } } }
}
const nameOf = ({ kind, id }: Bound) => `${kind}:${id}`

test('every role of the contract has words, and all but a program’s are offered with what they are for', () => {
  const { enum: codes } = contract.components.schemas.Role
  for (const language of ['zh-CN', 'en'] as const) {
    speak(language)
    for (const code of codes) expect(roleWord(code), code).not.toBe(code)
    for (const role of offered) expect(dutyWord(role), role).not.toBe('')
  }
  expect([...offered].sort()).toEqual(codes.filter(code => code !== 'service').sort())
})

test('a role is bound to what the contract says', () => {
  expect(boundsOf('operator')).toEqual([])
  expect(boundsOf('street-staff')).toEqual(['street'])
  expect(boundsOf('driver')).toEqual(['street', 'place'])
  expect(boundsOf('caregiver')).toEqual(['street', 'place', 'resident'])
  expect(boundsOf('family')).toEqual(['resident'])
  expect(boundsOf('service')).toEqual([])
})

test('a bound leads to the role on the wire and back', () => {
  for (const kind of ['street', 'place', 'resident'] as const) expect(boundOf(roleOf('caregiver', { kind, id: 'x-1' }))).toEqual({ kind, id: 'x-1' })
  expect(roleOf('agent', null)).toEqual({ role: 'agent' })
  expect(boundOf({ role: 'agent' })).toBeNull()
})

test('a role that is held twice is told once, with all it is bound to', () => {
  const roles = [{ role: 'caregiver', street: 'st-01' }, { role: 'viewer' }, { role: 'caregiver', place: 'p-2' }] as const
  expect(grouped(roles)).toEqual([
    { role: 'caregiver', bounds: [{ kind: 'street', id: 'st-01' }, { kind: 'place', id: 'p-2' }] },
    { role: 'viewer', bounds: [] },
  ])
  expect(rolesWords(roles, nameOf)).toBe('护理员（street:st-01、place:p-2）、只读值班')
  speak('en')
  expect(rolesWords(roles, nameOf)).toBe('Caregiver (street:st-01, place:p-2), Viewer')
  expect(rolesWords([], nameOf)).toBe('')
})

test('the order of roles is no change, another street is', () => {
  const one = [{ role: 'agent' }, { role: 'street-staff', street: 'st-01' }] as const
  expect(sameRoles(one, [...one].reverse())).toBe(true)
  expect(sameRoles(one, [{ role: 'agent' }, { role: 'street-staff', street: 'st-02' }])).toBe(false)
  expect(sameRoles(one, [{ role: 'agent' }])).toBe(false)
})

test('somebody without a password waits for the first sign-in while the code is good', () => {
  const now = Date.UTC(2026, 10, 28, 2)
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
  expect(stateOf({ endedAt: null, hasPassword: false, invitedUntil: at(1) }, now)).toBe('invited')
  expect(stateOf({ endedAt: null, hasPassword: false, invitedUntil: at(-1) }, now)).toBe('uninvited')
  expect(stateOf({ endedAt: null, hasPassword: false, invitedUntil: null }, now)).toBe('uninvited')
  expect(stateOf({ endedAt: null, hasPassword: true, invitedUntil: at(1) }, now)).toBe('active')
  expect(stateOf({ endedAt: at(-5), hasPassword: true, invitedUntil: null }, now)).toBe('ended')
})

test('codes of roles are told as a list', () => {
  expect(roleList(['supervisor', 'agent'])).toBe('热线主管、话务员')
})
