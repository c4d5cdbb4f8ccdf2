import { onMounted, onUnmounted, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { Size } from './plot'

/** How large a part of the page is, as it changes. */
export function useSize(place: () => HTMLElement | null): Readonly<ShallowRef<Size>> {
  const size = shallowRef<Size>({ width: 0, height: 0 })
  const sizes = new ResizeObserver(([entry]) => {
    if (entry) size.value = { width: entry.contentRect.width, height: entry.contentRect.height }
  })
  onMounted(() => {
    const found = place()
    if (found) sizes.observe(found)
  })
  onUnmounted(() => sizes.disconnect())
  return size
}
