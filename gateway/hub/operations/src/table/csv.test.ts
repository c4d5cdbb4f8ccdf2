import { expect, test } from 'vitest'
import { csvOf } from './csv'

test('commas, quotes and line breaks are quoted', () => {
  expect(csvOf(['a', 'b'], [['x,y', 'say "hi"'], ['one\ntwo', null]])).toBe('\ufeffa,b\r\n"x,y","say ""hi"""\r\n"one\ntwo",\r\n')
})

test('no cell begins a formula, and a number stays one', () => {
  expect(csvOf(['a'], [['=1+1'], ['@x'], [-3]])).toBe("\ufeffa\r\n'=1+1\r\n'@x\r\n-3\r\n")
})
