import type { Language } from '@yinling/ui'

/** What to say and ask, by cause. `{hello}` is the greeting with the name she likes to hear. */
type Steps = readonly [string, string, string]

/** Of every cause, of many at once, and of what we have no script for (`call`). */
export type Scripts = Readonly<Record<string, Steps>>

export const greetings: Record<Language, { named: string; unnamed: string; many: string }> = {
  'zh-CN': {
    named: '{name}，您好，这里是{number}热线，工号{agent}。',
    unnamed: '您好，这里是{number}热线，工号{agent}。请问怎么称呼您？',
    many: '您好，这里是{number}热线，工号{agent}。',
  },
  en: {
    named: 'Hello {name}, this is the {number} hotline, agent {agent}.',
    unnamed: 'Hello, this is the {number} hotline, agent {agent}. May I have your name?',
    many: 'Hello, this is the {number} hotline, agent {agent}.',
  },
}
