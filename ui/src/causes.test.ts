import { expect, test } from 'vitest'
import { causeWord } from './causes'

test('a cause newer than this page is shown as it came', () => {
  expect(causeWord('fall')).toBe('疑似跌倒')
  expect(causeWord('meteor')).toContain('meteor')
})
