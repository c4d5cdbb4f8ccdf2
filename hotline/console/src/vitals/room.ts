/** Presence and times below the curves. */
const axesPx = 42
const strip = { firstPx: 48, furtherPx: 28 }
const mostPx = 168

/** How high the curves stand in the room that a pane has for them, and whether it is too little. */
export interface Room { heightPx: number; folded: boolean }

/** Of what is more than needed the curves take half; the rest is the timeline's. */
export function roomFor(curves: number, roomPx: number): Room {
  const leastPx = axesPx + (curves ? strip.firstPx + strip.furtherPx * (curves - 1) : 0)
  const half = (leastPx + roomPx) / 2
  return { heightPx: curves ? Math.round(Math.max(leastPx, Math.min(mostPx, half))) : leastPx, folded: roomPx < leastPx }
}
