import type { Lane } from '../protocol'

/** What of each rule can be set, in the order in which it is shown; the ranges are those the gateway accepts. */
export type Field =
  | { kind: 'number'; name: string; unit: 'perMinute' | 'celsius' | 'percent' | 'times'; least: number; most: number }
  | { kind: 'duration'; name: string; unit: 'seconds' | 'minutes'; least: number; most: number }
  | { kind: 'time'; name: string }

export interface RuleForm { rule: string; lane: Lane; fields: Field[] }

const number = (name: string, unit: 'perMinute' | 'celsius' | 'percent' | 'times', least: number, most: number): Field => ({ kind: 'number', name, unit, least, most })
const seconds = (name: string, least: number, most: number): Field => ({ kind: 'duration', name, unit: 'seconds', least, most })
const minutes = (name: string, least: number, most: number): Field => ({ kind: 'duration', name, unit: 'minutes', least, most })
const time = (name: string): Field => ({ kind: 'time', name })

export const rules: readonly RuleForm[] = [
  { rule: 'heartRate', lane: 2, fields: [number('low', 'perMinute', 20, 250), number('high', 'perMinute', 20, 250), number('hysteresis', 'perMinute', 0, 50), seconds('after', 0, 3_600)] },
  { rule: 'breathing', lane: 2, fields: [number('low', 'perMinute', 2, 80), number('high', 'perMinute', 2, 80), number('hysteresis', 'perMinute', 0, 20), seconds('after', 0, 3_600)] },
  { rule: 'apnoea', lane: 1, fields: [seconds('after', 5, 300)] },
  { rule: 'bedExit', lane: 2, fields: [time('from'), time('to'), minutes('after', 1, 360)] },
  { rule: 'door', lane: 2, fields: [time('from'), time('to'), minutes('after', 0, 360)] },
  { rule: 'notUp', lane: 3, fields: [time('by')] },
  { rule: 'inactivity', lane: 3, fields: [time('from'), time('to'), minutes('after', 30, 960)] },
  { rule: 'room', lane: 3, fields: [number('low', 'celsius', -20, 60), number('high', 'celsius', -20, 60), number('hysteresis', 'celsius', 0, 10), minutes('after', 0, 720)] },
  { rule: 'battery', lane: 4, fields: [number('low', 'percent', 1, 90), number('enough', 'percent', 1, 100)] },
  { rule: 'sensor', lane: 4, fields: [minutes('after', 1, 1_440)] },
  { rule: 'heartbeat', lane: 4, fields: [seconds('every', 1, 86_400), number('missed', 'times', 1, 100)] },
  { rule: 'quiet', lane: 4, fields: [time('from'), time('to')] },
]
