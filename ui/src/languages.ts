import { readonly, ref, watchEffect } from 'vue'
import { remembered, remember } from './memory'

export type Language = 'zh-CN' | 'en'
export type Values = Record<string, string | number>

const key = 'yinling.language'
const current = ref<Language>(remembered(key) === 'en' ? 'en' : 'zh-CN')

export const language = readonly(current)

export function speak(wanted: Language): void {
  current.value = wanted
  remember(key, wanted)
}

/** Keeps <html lang> true, which screen readers and the browser's choice of glyphs depend on. */
export function declareLanguage(): void {
  watchEffect(() => {
    document.documentElement.lang = current.value
  })
}

/**
 * The words of one app. Chinese is the original; English must have the same keys, which the compiler checks and a
 * test checks again. The function returned follows a change of language.
 */
export function wordsOf<Key extends string>(chinese: Record<Key, string>, english: Record<NoInfer<Key>, string>) {
  return (name: Key, values: Values = {}): string =>
    fill((current.value === 'en' ? english : chinese)[name], values)
}

/** Words for codes of the wire. A code newer than this page has none: null. */
export function codeWordsOf<Code extends string>(chinese: Record<Code, string>, english: Record<NoInfer<Code>, string>) {
  const t = wordsOf(chinese, english)
  return {
    codes: Object.keys(chinese) as Code[],
    word: (code: string): string | null => (Object.hasOwn(chinese, code) ? t(code as Code) : null),
  }
}

/** Fills `{name}`; `{n|press|presses}` becomes one of the two by the number n. */
export function fill(pattern: string, values: Values): string {
  return pattern.replaceAll(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return one === undefined ? String(value) : (value === 1 ? one : many) ?? ''
  })
}
