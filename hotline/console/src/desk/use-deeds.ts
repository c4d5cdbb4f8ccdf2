import { language, speak, switchTheme } from '@yinling/ui'
import { nextTick, ref, watch } from 'vue'
import type { Desk } from './desk'
import type { Stroke } from './keys'
import { moodOf } from './mood'
import type { Step } from './next-step'
import { goTo } from './spots'
import type { Alarm } from './use-alarm'
import { calmInMs, typing, useKeys } from './use-keys'

/** What each key, and the big button, does. */
export function useDeeds(desk: Desk, alarm: Alarm) {
  const helping = ref(false)

  const steps: Record<Step, () => unknown> = {
    wait: () => {},
    reconnect: desk.retryNow,
    accept: desk.accept,
    'choose-outcome': () => goTo('outcomes'),
    close: desk.close,
    'take-back': desk.takeBack,
    'end-wrap-up': desk.ready,
    ready: desk.ready,
    away: desk.away,
  }
  const next = () => steps[desk.step.value]()

  const deeds: Record<Exclude<Stroke['deed'], 'outcome'>, () => unknown> = {
    accept: desk.accept,
    pass: desk.pass,
    // The letter only goes to the button that closes: a letter alone closes nothing.
    next: () => (desk.step.value === 'close' ? goTo('close') : next()),
    state: () => (moodOf(desk.view.value) === 'ready' ? desk.away() : desk.ready()),
    mute: alarm.toggleMute,
    notes: () => goTo('notes'),
    leave: () => {
      if (desk.closing.value) void desk.takeBack()
      else if (!typing()) return
      else if (desk.offer.value) goTo('accept')
      else (document.activeElement as HTMLElement).blur()
    },
    close: () => (desk.ends.main.value ? desk.close() : goTo('outcomes')),
    queue: () => goTo('queue'),
    person: () => goTo('person'),
    theme: switchTheme,
    language: () => speak(language.value === 'en' ? 'zh-CN' : 'en'),
    help: () => (helping.value = !helping.value),
  }

  useKeys(stroke => {
    if (helping.value && stroke.deed !== 'help') return
    if (stroke.deed !== 'outcome') deeds[stroke.deed]()
    else if (!desk.closing.value) desk.ends.chooseNumber(stroke.number)
  }, () => desk.singleKeys.value)

  // An offer takes the focus, so that Enter accepts it; an accepted case gives it to the notes. Never from somebody who
  // is writing, nor from one whose box has just gone from under her fingers.
  async function turnTo(spot: 'accept' | 'notes', isStill: () => boolean) {
    await nextTick()
    while (isStill() && !typing() && !helping.value) {
      const calm = calmInMs()
      if (calm === 0) return goTo(spot)
      await new Promise(later => setTimeout(later, calm))
    }
  }
  watch([() => desk.offer.value?.case.id, () => desk.mine.value?.id], ([offered, mine], [offeredBefore, mineBefore]) => {
    if (offered && offered !== offeredBefore) void turnTo('accept', () => desk.offer.value?.case.id === offered)
    else if (mine && mine !== mineBefore && !desk.closing.value) void turnTo('notes', () => desk.mine.value?.id === mine)
  })

  return { next, helping }
}
