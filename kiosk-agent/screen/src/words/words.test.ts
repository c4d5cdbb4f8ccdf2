import { expect, test } from 'vitest'
import { en } from './en'
import { zh } from './zh'

test('both languages have the same keys, none of them empty', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  for (const words of [zh, en]) expect(Object.values(words).filter(word => !word.trim())).toEqual([])
})

test('both languages take the same values', () => {
  const values = (pattern: string) => [...pattern.matchAll(/\{(\w+)/g)].map(found => found[1]).sort()
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) expect(values(en[key]), key).toEqual(values(zh[key]))
})

test('Chinese sentences have Chinese punctuation and no foreign word', () => {
  for (const [key, sentence] of Object.entries(zh)) {
    expect(sentence, key).not.toMatch(/[\u4e00-\u9fff”][,:;?!()]|[,:;?!()][\u4e00-\u9fff“]/)
    if (key !== 'app.language') expect(sentence.replaceAll(/\{\w+\}/g, ''), key).not.toMatch(/[A-Za-z]/)
  }
})
