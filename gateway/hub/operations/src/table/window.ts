export interface Window {
  first: number
  /** The first that is not drawn any more. */
  end: number
}

/** Which rows of a long list are drawn: those in sight and some around them. */
export function windowOf(top: number, height: number, rowHeight: number, count: number, around = 8): Window {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight) - around))
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + around)
  return { first, end: Math.max(first, end) }
}

/** Where a key leads in a list of `count` rows, null where it leads nowhere. */
export function rowAfter(key: string, row: number, count: number, page: number): number | null {
  const wanted = ({ ArrowDown: row + 1, ArrowUp: row - 1, PageDown: row + page, PageUp: row - page, Home: 0, End: count - 1 } as Record<string, number>)[key]
  return wanted === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, wanted))
}
