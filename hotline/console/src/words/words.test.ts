import { causes, speak } from '@yinling/ui'
import { afterEach, expect, test } from 'vitest'
import type { Case } from '../protocol'
import { scriptOf } from '.'
import { hotlineNumber } from './number'
import { en } from './en'
import { english } from './scripts-en'
import { chinese } from './scripts-zh'
import { zh } from './zh'

afterEach(() => speak('zh-CN'))

test('both languages have the same keys, none of them empty', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  for (const words of [zh, en]) expect(Object.values(words).filter(word => !word.trim())).toEqual([])
})

test('both languages take the same values', () => {
  const values = (pattern: string) => [...new Set([...pattern.matchAll(/\{(\w+)/g)].map(found => found[1]))].sort()
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) expect(values(en[key]), key).toEqual(values(zh[key]))
})

test('Chinese sentences have Chinese punctuation', () => {
  for (const sentence of [...Object.values(zh), ...Object.values(chinese).flat()])
    expect(sentence).not.toMatch(/[\u4e00-\u9fff”][,:;?!()]|[,:;?!()][\u4e00-\u9fff“]/)
})

test('English words hold no Chinese, but for the name of the other language', () => {
  for (const [key, word] of Object.entries(en))
    if (key !== 'deed.language') expect(word, key).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/)
})

test('the script greets with the name she likes to hear, and asks for the name at a kiosk', () => {
  const named = { cause: 'fall', resident: { name: '王秀英', preferredName: '王奶奶' } } as Case
  const unnamed = { cause: 'sos', resident: null } as Case
  expect(scriptOf(named, '1021')[0]).toContain('王奶奶')
  expect(scriptOf(named, '1021')[0]).toContain('1021')
  expect(scriptOf(unnamed, '1021')[0]).toContain('怎么称呼您')
  expect(scriptOf(unnamed, '1021')[0]).toContain('这里是热线')
  hotlineNumber.value = '871-12345'
  expect(scriptOf(unnamed, '1021')[0]).toContain('这里是871-12345热线')
})

test('every cause has a script of its own, in both languages', () => {
  const scripted = [...causes, 'unreadable', 'incident', 'incident-mains', 'incident-unreadable', 'call']
  expect(Object.keys(chinese)).toEqual(expect.arrayContaining(scripted))
  expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
})

test('English scripts hold no Chinese, but for the mark that closes what is said', () => {
  for (const step of Object.values(english).flat()) expect(step).not.toMatch(/[\u3000-\u9fff]/)
})

test('an incident is nobody’s to be greeted by name, and begins with who needs electricity', () => {
  const shown = { cause: 'mains', incident: { scope: 'street', building: null, count: 9 }, resident: null } as unknown as Case
  expect(scriptOf(shown, '1021')[0]).toContain('依赖用电')
  expect(scriptOf(shown, '1021').join()).not.toContain('怎么称呼')
  expect(scriptOf({ ...shown, cause: 'silent' }, '1021')[0]).toContain('没有信号')
})

test('every script fills every gap in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    speak(language)
    for (const cause of [...causes, 'unknown'])
      for (const resident of [null, { name: 'A', preferredName: null }])
        expect(scriptOf({ cause, resident } as Case, '1').join()).not.toMatch(/[{}]/)
  }
})
