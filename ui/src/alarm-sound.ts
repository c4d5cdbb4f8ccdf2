import { readonly, ref } from 'vue'
import { samplesOf, signalOf } from './alarm-tones'
import type { Lane } from './lanes'

/**
 * The loudspeaker of one seat. A browser lets a page sound only after its user touched it once; until then `blocked`
 * is true and the page must say so.
 */
export function alarmSound() {
  const blocked = ref(false)
  let context: AudioContext | null = null
  let playing: AudioBufferSourceNode | null = null

  function awake(): AudioContext {
    context ??= new AudioContext()
    const speaker = context
    blocked.value = speaker.state !== 'running'
    speaker.onstatechange = () => {
      blocked.value = speaker.state !== 'running'
    }
    if (speaker.state === 'suspended') speaker.resume().catch(() => {}) // stays blocked, which the page shows
    return speaker
  }

  function play(lane: Lane): void {
    hush()
    const signal = signalOf(lane)
    if (!signal) return
    const speaker = awake()
    const samples = samplesOf(signal, speaker.sampleRate)
    const buffer = speaker.createBuffer(1, samples.length, speaker.sampleRate)
    buffer.copyToChannel(samples, 0)
    playing = speaker.createBufferSource()
    playing.buffer = buffer
    playing.loop = signal.repeatMs !== null
    playing.connect(speaker.destination)
    playing.start()
  }

  function hush(): void {
    playing?.stop()
    playing?.disconnect()
    playing = null
  }

  function close(): void {
    hush()
    context?.close().catch(() => {}) // closed already
    context = null
  }

  return { blocked: readonly(blocked), unlock: () => void awake(), play, hush, close }
}
