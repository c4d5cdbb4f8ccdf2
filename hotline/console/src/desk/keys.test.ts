import { expect, test } from 'vitest'
import { hintOf, keyList, keyOf, strokeOf } from './keys'

const press = (key: string, more: object = {}) => ({
  key, ctrlKey: false, altKey: false, metaKey: false, repeat: false, isComposing: false, ...more,
})

test('every key does one thing', () => {
  expect(new Set(Object.values(keyOf)).size).toBe(Object.keys(keyOf).length)
})

test('every deed with a key is in the list that ? shows', () => {
  expect(keyList.map(entry => entry.deed).sort()).toEqual([...Object.keys(keyOf), 'leave', 'outcome'].sort())
})

test('letters count with and without Shift or Caps Lock', () => {
  expect(strokeOf(press('a'), false)).toEqual({ deed: 'accept' })
  expect(strokeOf(press('A'), false)).toEqual({ deed: 'accept' })
})

test('digits choose the seven outcomes and no eighth', () => {
  expect(strokeOf(press('7'), false)).toEqual({ deed: 'outcome', number: 7 })
  expect(strokeOf(press('8'), false)).toBeNull()
  expect(strokeOf(press('0'), false)).toBeNull()
})

test('the question mark of a Chinese input method shows the list too', () => {
  expect(strokeOf(press('?'), false)).toEqual({ deed: 'help' })
  expect(strokeOf(press('\uff1f'), false)).toEqual({ deed: 'help' })
})

test('while somebody types, only Esc means something', () => {
  for (const key of [...Object.values(keyOf), '1', '7', 'Enter']) expect(strokeOf(press(key), true)).toBeNull()
  expect(strokeOf(press('Escape'), true)).toEqual({ deed: 'leave' })
})

test('no letter closes a case: Ctrl Enter does, in the notes too', () => {
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') expect(strokeOf(press(letter), false)).not.toEqual({ deed: 'close' })
  expect(strokeOf(press('Enter', { ctrlKey: true }), true)).toEqual({ deed: 'close' })
  expect(strokeOf(press('Enter', { ctrlKey: true }), false, false)).toEqual({ deed: 'close' })
})

test('single keys switched off do nothing, and no button shows one', () => {
  for (const key of [...Object.values(keyOf), '1', '7', '\uff1f']) expect(strokeOf(press(key), false, false)).toBeNull()
  expect(strokeOf(press('Escape'), false, false)).toEqual({ deed: 'leave' })
  expect(hintOf('accept', false)).toBeUndefined()
  expect(hintOf('accept', true)).toBe('A')
  expect(hintOf('close', false)).toBe('Ctrl Enter')
})

test('combinations belong to the browser, a held key fires once, and composing is writing', () => {
  for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { repeat: true }, { isComposing: true }])
    expect(strokeOf(press('c', more), false)).toBeNull()
})

test('keys that move about the page stay the browser\u2019s', () => {
  for (const key of ['Tab', 'Enter', ' ', 'ArrowDown', 'F5', 'Backspace', '/', "'"])
    expect(strokeOf(press(key), false)).toBeNull()
})
