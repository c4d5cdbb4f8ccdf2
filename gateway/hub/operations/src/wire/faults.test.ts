import { expect, test } from 'vitest'
import { faultsAt } from './api'

const problem = {
  status: 400, title: '', detail: null, code: null,
  errors: [
    { in: 'body', at: '/name', what: 'is missing' },
    { in: 'body', at: '/roles/1/street', what: 'there is no such street' },
    { in: 'body', at: '/roles/10', what: 'needs a place' },
  ],
}

test('a fault stands at its field, or at the part it is in', () => {
  expect(faultsAt(problem, '/name')).toEqual(['is missing'])
  expect(faultsAt(problem, '/roles/1')).toEqual(['there is no such street'])
  expect(faultsAt(problem, '/roles/10')).toEqual(['needs a place'])
  expect(faultsAt(problem, '/roles')).toHaveLength(2)
  expect(faultsAt(problem, '/id')).toEqual([])
  expect(faultsAt(null, '/name')).toEqual([])
})
