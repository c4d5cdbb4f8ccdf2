/**
 * How long to wait before the n-th reconnect, n from 0: doubling from `firstMs` up to `mostMs`, with a fifth of
 * spread either way, so that 16 seats do not knock at the same moment when the server is back.
 */
export function backoffMs(attempt: number, random: () => number = Math.random, firstMs = 500, mostMs = 10_000): number {
  const plain = Math.min(mostMs, firstMs * 2 ** Math.min(Math.max(0, attempt), 30))
  return Math.round(plain * (0.8 + 0.4 * random()))
}
