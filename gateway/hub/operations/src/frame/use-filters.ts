import { computed, reactive, watch } from 'vue'
import { route, setQuery } from '../route/use-route'

/** The filters of a list, kept in the address: a link, a reload and Back find them again. */
export function useFilters<Name extends string>(defaults: Record<Name, string>) {
  const read = (): Record<Name, string> => {
    const query = route.value?.query ?? {}
    return Object.fromEntries(Object.entries<string>(defaults).map(([name, value]) => [name, query[name] ?? value])) as Record<Name, string>
  }
  const filters = reactive(read()) as Record<Name, string>
  watch(filters, () =>
    setQuery(Object.fromEntries(Object.entries<string>(filters).filter(([name, value]) => value !== defaults[name as Name]))),
  )
  watch(() => route.value?.query, () => Object.assign(filters, read()))
  const filtered = computed(() => Object.entries<string>(filters).some(([name, value]) => value !== defaults[name as Name]))
  return { filters, filtered, clear: () => Object.assign(filters, defaults) }
}
