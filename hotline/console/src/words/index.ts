import { fill, language, wordsOf } from '@yinling/ui'
import type { Case } from '../protocol'
import { en } from './en'
import { hotlineNumber } from './number'
import { greetings } from './scripts'
import { english } from './scripts-en'
import { chinese } from './scripts-zh'
import { zh } from './zh'

export type Word = keyof typeof zh

export const t = wordsOf<Word>(zh, en)

export function isWord(word: string): word is Word {
  return Object.hasOwn(zh, word)
}

/** Three lines to say and ask for this case; an incident has its own. Nobody is greeted by name of whom it is not sure who she is. */
export function scriptOf(shown: Case, agent: string): string[] {
  const name = shown.cause === 'call' ? null : (shown.resident?.preferredName ?? shown.resident?.name)
  const greeting = greetings[language.value]
  const wanted = shown.incident ? greeting.many : name ? greeting.named : greeting.unnamed
  const hello = fill(wanted, { name: name ?? '', agent, number: hotlineNumber.value }).replace('  ', ' ')
  return stepsFor(shown).map(step => fill(step, { hello }))
}

function stepsFor({ cause, incident }: Case): readonly string[] {
  const scripts = language.value === 'en' ? english : chinese
  const wanted = incident ? [`incident-${cause}`, 'incident'] : [cause]
  const name = wanted.find(one => Object.hasOwn(scripts, one)) ?? 'call'
  return scripts[name]!
}
