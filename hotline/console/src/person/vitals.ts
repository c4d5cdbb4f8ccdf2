import type { Vitals } from '../protocol'
import { isWord, t } from '../words'

export interface Measured {
  name: string
  label: string
  value: string
  unit: string
}

const order = ['hr', 'br', 'spo2', 'temp', 'bed', 'move', 'room', 'batt', 'lat', 'lon']

/** What the device measured, by SenML name, in the order a nurse reads it; names we do not know stand last, as they came. */
export function measured({ values }: Vitals): Measured[] {
  const known = order.filter(name => values[name] !== undefined)
  const others = Object.keys(values).filter(name => !order.includes(name)).sort()
  return [...known, ...others].map(name => ({
    name,
    label: labelOf(name),
    value: valueOf(name, values[name]!),
    unit: unitOf(name),
  }))
}

function labelOf(name: string): string {
  const word = `vital.${name}`
  return isWord(word) ? t(word) : name
}

function valueOf(name: string, value: number): string {
  switch (name) {
    case 'bed':
      return value === 0 ? t('vital.no') : t('vital.yes')
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

function unitOf(name: string): string {
  switch (name) {
    case 'hr':
    case 'br':
      return t('unit.perMinute')
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
