import { wordsOf } from '@yinling/ui'
import { en } from './en'
import { zh } from './zh'

export type Word = keyof typeof zh

export const t = wordsOf<Word>(zh, en)
