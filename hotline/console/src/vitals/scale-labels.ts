import type { PlacedCurve } from './curves'
import { isWithin, shareOf } from './scale'

export type Side = 'low' | 'high'
/** A number beside the picture. A limit says which it is. */
export interface ScaleLabel { value: number; side: Side | null; share: number }

const steps = [0.5, 1, 2, 5, 10, 20, 50, 100]
/** From one round number to the next, from a number to a limit, and to the edge of its strip. */
const [stepPx, roomPx, edgePx] = [28, 16, 6]

/** The limits, and as many round numbers between them as can be read. */
export function scaleLabelsOf(curves: readonly PlacedCurve[], heightPx: number): ScaleLabel[] {
  const limits = curves.flatMap(limitLabelsOf)
  const labels = [...limits]
  for (const label of curves.flatMap(curve => roundLabelsOf(curve, heightPx)))
    if (labels.every(({ share }) => Math.abs(share - label.share) * heightPx >= roomPx)) labels.push(label)
  return labels
}

export function limitLabelsOf(curve: PlacedCurve): ScaleLabel[] {
  return (['low', 'high'] as const).flatMap(side => {
    const value = curve.limits[side]
    return value !== null && isWithin(value, curve.range) ? [{ value, side, share: shareOf(value, curve) }] : []
  })
}

function roundLabelsOf(curve: PlacedCurve, heightPx: number): ScaleLabel[] {
  const [low, high] = curve.range
  const pxPerUnit = ((curve.strip.bottom - curve.strip.top) * heightPx) / (high - low)
  const step = steps.find(one => one * pxPerUnit >= stepPx)
  if (step === undefined) return []
  const first = Math.ceil((low + edgePx / pxPerUnit) / step) * step
  const labels: ScaleLabel[] = []
  for (let value = first; value <= high - edgePx / pxPerUnit; value += step) labels.push({ value, side: null, share: shareOf(value, curve) })
  return labels
}
