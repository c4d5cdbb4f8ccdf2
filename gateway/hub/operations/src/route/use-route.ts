import { readonly, shallowRef } from 'vue'
import type { Query, Route } from './route'
import { addressOf, routeOf } from './route'

const current = shallowRef<Route | null>(routeOf(location.hash))

window.addEventListener('hashchange', () => {
  current.value = routeOf(location.hash)
})

/** Null where the address is none of ours. */
export const route = readonly(current)

export function go(address: string): void {
  location.hash = address
}

/** Goes on to where somebody belongs; Back does not lead through here again. */
export function goInstead(address: string): void {
  location.replace(address)
}

/** Writes filters into the address without a step in the history: Back leaves the list, not one letter of a search. */
export function setQuery(query: Query): void {
  const at = current.value
  if (!at) return
  const address = addressOf(at.page, at.id, query)
  if (address === addressOf(at.page, at.id, at.query)) return
  history.replaceState(null, '', address)
  current.value = { ...at, query }
}
