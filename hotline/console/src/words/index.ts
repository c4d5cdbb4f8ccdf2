import { fill, language, wordsOf } from '@yinling/ui'
import type { Case } from '../protocol'
import { en } from './en'
import { greetings, scripts } from './scripts'
import { zh } from './zh'

export type Word = keyof typeof zh

export const t = wordsOf<Word>(zh, en)

export function isWord(word: string): word is Word {
  return Object.hasOwn(zh, word)
}

/** Three lines to say and ask for this case. */
export function scriptOf(shown: Case, agent: string): string[] {
  const name = shown.resident?.preferredName ?? shown.resident?.name
  const greeting = greetings[language.value]
  const hello = name ? fill(greeting.named, { name, agent }) : fill(greeting.unnamed, { agent })
  const known = scripts[language.value]
  const steps = Object.hasOwn(known, shown.cause) ? known[shown.cause as keyof typeof known] : known.call
  return steps.map(step => fill(step, { hello }))
}
