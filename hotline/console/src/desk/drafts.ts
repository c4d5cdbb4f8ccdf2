import { computed, reactive } from 'vue'
import type { WritableComputedRef } from 'vue'

/**
 * What is being written about each case. It survives a reload of the tab and a lost connection, and ends with the tab:
 * these are health data.
 */
export function drafts(caseId: () => string | null): WritableComputedRef<string> {
  const written = reactive<Record<string, string>>({})
  const slot = (id: string) => `yinling.draft.${id}`

  return computed({
    get: () => {
      const id = caseId()
      return id === null ? '' : (written[id] ?? sessionStorage.getItem(slot(id)) ?? '')
    },
    set: text => {
      const id = caseId()
      if (id === null) return
      written[id] = text
      if (text) sessionStorage.setItem(slot(id), text)
      else sessionStorage.removeItem(slot(id))
    },
  })
}
