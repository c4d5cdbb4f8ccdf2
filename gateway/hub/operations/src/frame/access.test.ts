import { expect, test } from 'vitest'
import { homeOf, mayOpen, readsDistrict, readsPersons } from './access'

test('who reads the district begins there, an auditor with the persons, anybody else with her own account', () => {
  expect((['operator', 'viewer', 'supervisor', 'auditor', 'agent', 'family'] as const).map(role => homeOf([role]))).toEqual(['district', 'district', 'district', 'persons', 'me', 'me'])
  expect(homeOf([])).toBe('me')
  expect(homeOf(['auditor', 'supervisor'])).toBe('district')
})

test('an auditor sees persons, tokens, the log and herself, and nothing that is live', () => {
  expect(readsDistrict(['auditor'])).toBe(false)
  expect((['persons', 'person', 'tokens', 'audit', 'me', 'district', 'resident', 'devices'] as const).map(page => mayOpen(page, ['auditor']))).toEqual([true, true, true, true, true, false, false, false])
})

test('a viewer sees the district and no persons', () => {
  expect(readsPersons(['viewer', 'supervisor'])).toBe(false)
  expect((['district', 'plan', 'me', 'persons', 'new-person', 'tokens', 'new-token', 'audit'] as const).map(page => mayOpen(page, ['viewer']))).toEqual([true, true, true, false, false, false, false, false])
})

test('everybody may open her own account', () => {
  expect(mayOpen('me', [])).toBe(true)
  expect(mayOpen('district', ['agent'])).toBe(false)
})
