import { wordsOf } from './languages'

const t = wordsOf(
  { north: '北纬{n}°', south: '南纬{n}°', east: '东经{n}°', west: '西经{n}°', both: '{latitude}，{longitude}' },
  { north: '{n}° N', south: '{n}° S', east: '{n}° E', west: '{n}° W', both: '{latitude}, {longitude}' },
)

/** A place to a metre, as it is said on the telephone. */
export function degrees({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return t('both', {
    latitude: t(latitude < 0 ? 'south' : 'north', { n: Math.abs(latitude).toFixed(5) }),
    longitude: t(longitude < 0 ? 'west' : 'east', { n: Math.abs(longitude).toFixed(5) }),
  })
}
