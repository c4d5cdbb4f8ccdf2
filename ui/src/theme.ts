import { readonly, ref } from 'vue'
import { remembered, remember } from './memory'

export type Theme = 'day' | 'night'

const key = 'yinling.theme'
const current = ref<Theme>('day')

export const theme = readonly(current)

/** The remembered choice, or else what the operating system is set to. */
export function startTheme(): void {
  const choice = remembered(key)
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches
  apply(choice === 'night' || (choice === null && dark) ? 'night' : 'day')
}

export function switchTheme(): void {
  apply(current.value === 'day' ? 'night' : 'day')
  remember(key, current.value)
}

/** A colour as it is in force, for what is painted and not styled; read it again when the theme changes. */
export function colourOf(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim()
}

function apply(wanted: Theme): void {
  current.value = wanted
  document.documentElement.dataset['theme'] = wanted
}
