import { afterEach, expect, test } from 'vitest'
import { degrees } from './degrees'
import { speak } from './languages'

afterEach(() => speak('zh-CN'))

test('a place is said with its sides', () => {
  expect(degrees({ latitude: 31.980172, longitude: 120.893101 })).toBe('北纬31.98017°，东经120.89310°')
  expect(degrees({ latitude: -33.48, longitude: -70.76 })).toBe('南纬33.48000°，西经70.76000°')
})

test('in English the same', () => {
  speak('en')
  expect(degrees({ latitude: 31.980172, longitude: 120.893101 })).toBe('31.98017° N, 120.89310° E')
})
