import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { refusedCsv } from './refused'
import { en, zh } from './words'

test('the list of refused lines is in Chinese throughout', () => {
  const refused = [
    { line: 3, column: '出生日期', reason: '未填写：请按1940-03-01的格式填写' },
    { line: 4, column: null, reason: '单元格比表头多：请检查是否有逗号未加引号' },
  ]
  expect(refusedCsv(refused)).toBe(
    '\ufeff行,列,原因\r\n3,出生日期,未填写：请按1940-03-01的格式填写\r\n4,整行,单元格比表头多：请检查是否有逗号未加引号\r\n',
  )
})

test('the page names columns as the import does', () => {
  const source = readFileSync(new URL('../../../../register/src/main/java/cn/yinling/register/csv/Columns.java', import.meta.url), 'utf8')
  const known = [...source.matchAll(/"([^"]*)"/g)].map(found => found[1]!.replace('%d', '1'))
  const listed = (words: string, separator: string) => words.replace(/……|（.*|, contact1.*/g, '').split(separator).filter(Boolean)
  for (const words of [zh.residentColumns, zh.deviceColumns]) expect(known).toEqual(expect.arrayContaining(listed(words, '、')))
  for (const words of [en.residentColumns, en.deviceColumns]) expect(known).toEqual(expect.arrayContaining(listed(words, ', ')))
})
