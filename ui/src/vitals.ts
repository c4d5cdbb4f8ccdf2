import { codeWordsOf, wordsOf } from './languages'

const labels = codeWordsOf(
  {
    hr: '心率',
    br: '呼吸',
    spo2: '血氧',
    temp: '体温',
    bed: '床位',
    move: '体动',
    room: '室温',
    batt: '设备电量',
    door: '门',
    motion: '有人活动',
    lat: '纬度',
    lon: '经度',
  },
  {
    hr: 'Heart rate',
    br: 'Breathing',
    spo2: 'SpO₂',
    temp: 'Temperature',
    bed: 'Bed',
    move: 'Movement',
    room: 'Room',
    batt: 'Battery',
    door: 'Door',
    motion: 'Movement near',
    lat: 'Latitude',
    lon: 'Longitude',
  },
)
const t = wordsOf(
  { inBed: '在床', outOfBed: '离床', open: '开着', shut: '关着', yes: '有', no: '没有', perMinute: '次/分' },
  { inBed: 'in bed', outOfBed: 'out of bed', open: 'open', shut: 'shut', yes: 'yes', no: 'no', perMinute: '/min' },
)

export interface Measured {
  name: string
  label: string
  value: string
  unit: string
}

const order = ['hr', 'br', 'spo2', 'temp', 'bed', 'move', 'motion', 'door', 'room', 'batt', 'lat', 'lon']

/** What the device measured, by SenML name, in the order a nurse reads it; names we do not know stand last, as they came. */
export function measured(values: Record<string, number>): Measured[] {
  const known = order.filter(name => values[name] !== undefined)
  const others = Object.keys(values).filter(name => !order.includes(name)).sort()
  return [...known, ...others].map(name => ({
    name,
    label: vitalLabel(name),
    value: vitalValue(name, values[name]!),
    unit: vitalUnit(name),
  }))
}

export const vitalLabel = (name: string): string => labels.word(name) ?? name

export function vitalValue(name: string, value: number): string {
  switch (name) {
    case 'bed':
      return value === 0 ? t('outOfBed') : t('inBed')
    case 'door':
      return value === 0 ? t('shut') : t('open')
    case 'motion':
      return value === 0 ? t('no') : t('yes')
    case 'move':
      return Math.round(value * 100).toString()
    case 'temp':
    case 'room':
      return value.toFixed(1)
    case 'lat':
    case 'lon': // a metre or so, and what a map's search box takes
      return value.toFixed(5)
  }
  return Number(value.toFixed(1)).toString()
}

export function vitalUnit(name: string): string {
  switch (name) {
    case 'hr':
    case 'br':
      return t('perMinute')
    case 'spo2':
    case 'batt':
    case 'move':
      return '%'
    case 'temp':
    case 'room':
      return '℃'
    case 'lat':
    case 'lon':
      return '°'
  }
  return ''
}
