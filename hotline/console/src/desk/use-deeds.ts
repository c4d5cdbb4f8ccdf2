import { language, speak, switchTheme } from '@yinling/ui'
import { nextTick, ref, watch } from 'vue'
import type { Desk } from './desk'
import type { Stroke } from './keys'
import type { Step } from './next-step'
import { goTo } from './spots'
import type { Alarm } from './use-alarm'
import { typing, useKeys } from './use-keys'

/** What each key, and the big button, does. */
export function useDeeds(desk: Desk, alarm: Alarm) {
  const helping = ref(false)

  const steps: Record<Step, () => unknown> = {
    wait: () => {},
    reconnect: desk.retryNow,
    accept: desk.accept,
    'choose-outcome': () => goTo('outcomes'),
    close: desk.close,
    ready: desk.ready,
    away: desk.away,
  }
  const next = () => steps[desk.step.value]()

  const deeds: Record<Exclude<Stroke['deed'], 'outcome'>, () => unknown> = {
    accept: desk.accept,
    pass: desk.pass,
    next,
    state: () => (desk.view.value?.agentState === 'away' ? desk.ready() : desk.away()),
    mute: alarm.toggleMute,
    notes: () => goTo('notes'),
    leave: () => {
      if (!typing()) return
      if (desk.offer.value) goTo('accept')
      else (document.activeElement as HTMLElement).blur()
    },
    close: desk.close,
    queue: () => goTo('queue'),
    person: () => goTo('person'),
    theme: switchTheme,
    language: () => speak(language.value === 'en' ? 'zh-CN' : 'en'),
    help: () => (helping.value = !helping.value),
  }

  useKeys(stroke => {
    if (helping.value && stroke.deed !== 'help') return
    if (stroke.deed !== 'outcome') deeds[stroke.deed]()
    else desk.ends.chooseNumber(stroke.number)
  })

  // An offer takes the focus, so that Enter accepts it, and then the case; never from somebody who is writing.
  watch([() => desk.offer.value?.case.id, () => desk.mine.value?.id], async ([offered, mine], [offeredBefore, mineBefore]) => {
    await nextTick()
    if (typing() || helping.value) return
    if (offered && offered !== offeredBefore) goTo('accept')
    else if (mine && mine !== mineBefore) goTo('case')
  })

  return { next, helping }
}
