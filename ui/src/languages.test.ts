import { afterEach, expect, test } from 'vitest'
import { fill, speak, wordsOf } from './languages'

afterEach(() => speak('zh-CN'))

test('a value is put where its name stands', () => {
  expect(fill('坐席 {seat} 处理中', { seat: 5 })).toBe('坐席 5 处理中')
})

test('english chooses between one and many', () => {
  const pattern = 'pressed {n} {n|time|times}'
  expect(fill(pattern, { n: 1 })).toBe('pressed 1 time')
  expect(fill(pattern, { n: 8 })).toBe('pressed 8 times')
})

test('a missing value stays visible instead of vanishing', () => {
  expect(fill('坐席 {seat}', {})).toBe('坐席 {seat}')
})

test('the words follow a change of language', () => {
  const t = wordsOf({ accept: '受理' }, { accept: 'Accept' })
  expect(t('accept')).toBe('受理')
  speak('en')
  expect(t('accept')).toBe('Accept')
})
