/** Whoever has typed so lately goes on typing, even where her box is gone from under her fingers. */
const calmAfterMs = 1_500

/** Is somebody writing? Then no letter is a command, and nothing takes her Enter or the focus. */
export function typist(now: () => number = () => performance.now()) {
  let typedAt = -Infinity
  const calmInMs = () => Math.max(0, typedAt + calmAfterMs - now())
  return {
    typed: () => void (typedAt = now()),
    /** She has put the pen down herself: Esc, or a click. */
    rested: () => void (typedAt = -Infinity),
    isTyping: () => calmInMs() > 0,
    calmInMs,
  }
}

export type Typist = ReturnType<typeof typist>
