import { computed } from 'vue'
import { useOperations } from '../frame/operations'
import { streetName } from '../frame/words'
import type { Place } from '../protocol'
import { get } from '../wire/api'
import { useLoad } from '../wire/use-load'
import type { Bound } from './roles'
import { kindWord, t } from './words'

/** What roles are bound to, by name; where somebody may not read the names, by id. */
export function useBounds() {
  const { reads, streets, streetOf } = useOperations()
  const { value, problem } = useLoad(() => (reads ? get<{ items: Place[] }>('/api/places') : null))
  const places = computed(() => value.value?.items ?? [])

  function nameOf({ kind, id }: Bound): string {
    if (kind === 'street' && streetOf(id)) return streetName(streetOf(id), id)
    const place = kind === 'place' ? places.value.find(one => one.id === id) : undefined
    return place?.name ?? t('unnamed', { kind: kindWord(kind), id })
  }
  return { streets, places, placesProblem: problem, nameOf }
}
