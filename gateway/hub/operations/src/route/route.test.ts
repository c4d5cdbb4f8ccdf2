import { expect, test } from 'vitest'
import { addressOf, routeOf } from './route'

test('every page has an address that leads back to it', () => {
  for (const page of ['district', 'residents', 'devices', 'alarms', 'incidents', 'import', 'persons', 'new-person', 'tokens', 'new-token', 'audit', 'me', 'invitation'] as const)
    expect(routeOf(addressOf(page))).toEqual({ page, id: null, query: {} })
  for (const page of ['street', 'resident', 'plan', 'device', 'alarm', 'incident', 'person'] as const)
    expect(routeOf(addressOf(page, 'a/b 1%'))).toEqual({ page, id: 'a/b 1%', query: {} })
})

test('filters travel in the address, empty ones do not', () => {
  const address = addressOf('devices', null, { q: '王 & 李', kind: '', online: 'false' })
  expect(address).not.toContain('kind')
  expect(routeOf(address)).toEqual({ page: 'devices', id: null, query: { q: '王 & 李', online: 'false' } })
})

test.each(['#/nowhere', '#/devices/', '#/devices/bed-1/plan', '#/residents/r-1/plan/more', '#/persons/new/more', '#/me/more', '#/tokens/statistics', '#/audit/7'])('%s is no page', hash => {
  expect(routeOf(hash)).toBeNull()
})

test('the bare address is the district', () => {
  for (const hash of ['', '#', '#/']) expect(routeOf(hash)?.page).toBe('district')
})

test('a broken escape is taken as it came', () => {
  expect(routeOf('#/devices/bed%zz')).toEqual({ page: 'device', id: 'bed%zz', query: {} })
})
