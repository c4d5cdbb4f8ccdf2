/** Places of the page that the keyboard jumps to. */
export const spots = {
  accept: 'spot-accept',
  case: 'spot-case',
  notes: 'spot-notes',
  outcomes: 'spot-outcomes',
  close: 'spot-close',
  takeBack: 'spot-take-back',
  queue: 'spot-queue',
  person: 'spot-person',
} as const

export function goTo(spot: keyof typeof spots): void {
  const element = document.getElementById(spots[spot])
  const target = element?.matches('button, textarea, [tabindex]') ? element : element?.querySelector<HTMLElement>('button')
  target?.focus()
}
