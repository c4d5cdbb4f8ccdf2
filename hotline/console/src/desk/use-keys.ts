import { onScopeDispose } from 'vue'
import type { Stroke } from './keys'
import { strokeOf } from './keys'

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type))

/** Is the agent writing right now? Then nothing may take the focus away from her. */
export const typing = (): boolean => typesText(document.activeElement)

export function useKeys(act: (stroke: Stroke) => void): void {
  const listen = (event: KeyboardEvent) => {
    const stroke = strokeOf(event, typesText(event.target))
    if (!stroke) return
    if (stroke.deed !== 'leave') event.preventDefault()
    act(stroke)
  }
  window.addEventListener('keydown', listen)
  onScopeDispose(() => window.removeEventListener('keydown', listen))
}
