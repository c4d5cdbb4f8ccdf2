import { onScopeDispose } from 'vue'
import type { Stroke } from './keys'
import { strokeOf } from './keys'
import { typist } from './typist'

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type))

const pen = typist()

/** Is the agent writing right now? Then nothing may take the focus away from her. */
export const typing = (): boolean => typesText(document.activeElement)

/** How long to leave an agent alone who has written a moment ago. */
export const calmInMs = (): number => pen.calmInMs()

export function useKeys(act: (stroke: Stroke) => void, singleKeys: () => boolean): void {
  const listen = (event: KeyboardEvent) => {
    const isText = typesText(event.target)
    if (event.key === 'Escape') pen.rested()
    else if (isText || pen.isTyping()) pen.typed()
    const stroke = strokeOf(event, isText || pen.isTyping(), singleKeys())
    if (!stroke) return
    if (stroke.deed !== 'leave') event.preventDefault()
    act(stroke)
  }
  const rest = () => pen.rested()
  window.addEventListener('keydown', listen)
  window.addEventListener('pointerdown', rest)
  onScopeDispose(() => {
    window.removeEventListener('keydown', listen)
    window.removeEventListener('pointerdown', rest)
  })
}
