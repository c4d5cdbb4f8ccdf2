import { remember, remembered } from '@yinling/ui'
import { computed, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { State } from '../protocol'

const slot = 'yinling.number'
const ofTheDistrict = '871-12345'

/** The number to dial must be on the screen also while nothing else is known, and never be broken over two lines. */
export function rememberNumber(state: ShallowRef<State | null>): ComputedRef<string> {
  const last = remembered(slot) ?? ofTheDistrict
  watch(
    () => state.value?.hotlineNumber,
    number => number && remember(slot, number),
  )
  return computed(() => (state.value?.hotlineNumber ?? last).replaceAll('-', '\u2011'))
}
