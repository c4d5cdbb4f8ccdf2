import { expect, test } from 'vitest'
import { measured } from './vitals'

const shown = (values: Record<string, number>) =>
  measured(values).map(({ label, value, unit }) => `${label} ${value}${unit}`)

test('vitals stand in the order a nurse reads them', () => {
  expect(shown({ batt: 81, bed: 1, temp: 36.64, br: 17, hr: 102 })).toEqual([
    '心率 102次/分', '呼吸 17次/分', '体温 36.6℃', '床位 在床', '设备电量 81%',
  ])
})

test('out of bed is said in words', () => {
  expect(shown({ bed: 0 })).toEqual(['床位 离床'])
})

test('where a watch is stands to the metre', () => {
  expect(shown({ lon: 120.894291, lat: 31.9801, batt: 76 })).toEqual([
    '设备电量 76%', '纬度 31.98010°', '经度 120.89429°',
  ])
})

test('a measurement we have no name for is shown as it came', () => {
  expect(shown({ glucose: 7.25 })).toEqual(['glucose 7.3'])
})
