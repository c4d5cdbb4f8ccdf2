import type { Lane } from './lanes'

/** Alarm sounds by lane, after IEC 60601-1-8: the more urgent, the faster, louder and less gentle. */
export interface Tone {
  atMs: number
  lengthMs: number
  hertz: number
}
export interface Signal {
  tones: Tone[]
  /** How gently a tone begins and ends. */
  edgeMs: number
  /** 0 to 1. */
  loudness: number
  /** From one beginning to the next; null sounds once. */
  repeatMs: number | null
}

const high = 880
const low = 660

const signals: Record<Lane, Signal | null> = {
  1: {
    tones: [0, 160, 320, 640, 800].map((atMs, index) => ({ atMs, lengthMs: 130, hertz: index % 2 === 0 ? high : low })),
    edgeMs: 12,
    loudness: 0.8,
    repeatMs: 2_500,
  },
  2: {
    tones: [0, 300, 600].map(atMs => ({ atMs, lengthMs: 200, hertz: 523 })),
    edgeMs: 45,
    loudness: 0.5,
    repeatMs: null,
  },
  3: { tones: [{ atMs: 0, lengthMs: 260, hertz: 440 }], edgeMs: 60, loudness: 0.4, repeatMs: null },
  4: null,
  5: null,
}

export const signalOf = (lane: Lane): Signal | null => signals[lane]

/** One round of the signal as samples from -1 to 1: rendered, it loops without a timer that a hidden tab would slow down. */
export function samplesOf(signal: Signal, sampleRate: number): Float32Array<ArrayBuffer> {
  const last = Math.max(...signal.tones.map(tone => tone.atMs + tone.lengthMs))
  const samples = new Float32Array(Math.ceil(((signal.repeatMs ?? last) / 1000) * sampleRate))
  for (const tone of signal.tones) sound(tone, signal, samples, sampleRate)
  return samples
}

/** A fundamental and three harmonics: the standard wants at least four components, so that the ear can tell where it comes from. */
const components = [0.55, 0.25, 0.12, 0.08]

function sound(tone: Tone, signal: Signal, samples: Float32Array, sampleRate: number): void {
  const begin = Math.round((tone.atMs / 1000) * sampleRate)
  const length = Math.round((tone.lengthMs / 1000) * sampleRate)
  const edge = (signal.edgeMs / 1000) * sampleRate
  for (let index = 0; index < length; index++) {
    const angle = (2 * Math.PI * tone.hertz * index) / sampleRate
    const wave = components.reduce((sum, share, order) => sum + share * Math.sin(angle * (order + 1)), 0)
    samples[begin + index] = signal.loudness * Math.min(1, index / edge, (length - index) / edge) * wave
  }
}
