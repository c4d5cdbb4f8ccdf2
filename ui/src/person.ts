import { wordsOf } from './languages'
import { ageOn } from './time'

const t = wordsOf(
  { female: '女', male: '男', age: '{age}岁', ageUnknown: '年龄不详' },
  { female: 'woman', male: 'man', age: '{age} years', ageUnknown: 'age not known' },
)

/** 女 · 86岁 */
export function aboutPerson(sex: 'female' | 'male' | null, bornOn: string, nowMs: number): string {
  const age = ageOn(bornOn, nowMs)
  return [sex && t(sex), age === null ? t('ageUnknown') : t('age', { age })].filter(Boolean).join(' · ')
}
