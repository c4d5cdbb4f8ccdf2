import { expect, test } from 'vitest'
import { merged } from './merge'

test('whoever has written nothing takes what the other has', () => {
  expect(merged('a', 'a', 'ab')).toBe('ab')
  expect(merged('a', 'ab', 'a')).toBe('ab')
  expect(merged('', '', '')).toBe('')
})

test('the same words twice are one', () => {
  expect(merged('', '右胯疼', '右胯疼')).toBe('右胯疼')
  expect(merged('右胯', '右胯疼，不敢动', '右胯疼')).toBe('右胯疼，不敢动')
})

test('what both have added stands in two lines', () => {
  expect(merged('右胯疼', '右胯疼，没碰到头', '右胯疼，已吃药')).toBe('右胯疼，已吃药\n，没碰到头')
  expect(merged('', '没碰到头', '已吃药\n')).toBe('已吃药\n没碰到头')
})

test('a draft that has become a note meanwhile leaves only what was added to it', () => {
  expect(merged('右胯疼', '右胯疼，没碰到头', '')).toBe('，没碰到头')
})

test('where both have changed the middle, both stand', () => {
  expect(merged('左胯疼', '右胯疼', '左腿疼')).toBe('左腿疼\n右胯疼')
})

test('no word of either side is lost, whatever the two have done', () => {
  const texts = ['', '疼', '疼了', '不疼', '疼了，已吃药', '已吃药']
  for (const base of texts)
    for (const mine of texts)
      for (const theirs of texts) {
        const one = merged(base, mine, theirs)
        const added = mine.startsWith(base) ? mine.slice(base.length) : mine
        expect(one, `${base} / ${mine} / ${theirs}`).toContain(added)
        if (theirs !== base) expect(one, `${base} / ${mine} / ${theirs}`).toContain(theirs)
      }
})
