import { laneWord } from '@yinling/ui'
import { onScopeDispose, watchEffect } from 'vue'
import { t } from '../words'
import type { Desk } from './desk'
import { whoOf } from './who'

/** The tab's title alternates once a second while an offer stands, for an agent who looks at another window. */
export function useTitle(desk: Desk): void {
  watchEffect(() => {
    const offered = desk.offer.value?.case
    const evenSecond = Math.floor(desk.now.value / 1000) % 2 === 0
    document.title = offered && evenSecond ? `● ${laneWord(offered.lane)} · ${whoOf(offered)}` : t('app.title')
  })
  onScopeDispose(() => {
    document.title = t('app.title')
  })
}
