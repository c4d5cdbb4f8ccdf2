import { expect, test } from 'vitest'

interface Words { zh: Record<string, string>; en: Record<string, string> }
const all = import.meta.glob<Words>('./**/words.ts', { eager: true })

test.each(Object.entries(all))('%s: both languages have the same keys and values, none empty', (_, { zh, en }) => {
  const values = (pattern: string) => [...new Set([...pattern.matchAll(/\{(\w+)/g)].map(found => found[1]))].sort()
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  for (const [key, word] of Object.entries(zh)) {
    expect(word.trim(), key).not.toBe('')
    expect(values(en[key]!), key).toEqual(values(word))
    expect(word, key).not.toMatch(/[\u4e00-\u9fff”][,:;?!()]|[,:;?!()][\u4e00-\u9fff“]/)
    expect(en[key], key).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/)
  }
})
