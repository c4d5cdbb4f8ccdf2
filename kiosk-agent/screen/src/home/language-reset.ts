import { language, speak } from '@yinling/ui'

const idleMs = 60_000

/** The next person at a public screen finds it in Chinese again. */
export function resetLanguageWhenIdle(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const touched = () => {
    clearTimeout(timer)
    timer = setTimeout(() => language.value !== 'zh-CN' && speak('zh-CN'), idleMs)
  }
  const gestures = ['pointerdown', 'keydown'] as const
  for (const gesture of gestures) window.addEventListener(gesture, touched)
  touched()
  return () => {
    clearTimeout(timer)
    for (const gesture of gestures) window.removeEventListener(gesture, touched)
  }
}
