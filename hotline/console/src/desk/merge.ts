/**
 * One text of two that were made of the same `base`. Nobody's words are lost: what one has added stands after what the
 * other has made of it, and where both have changed the middle, both stand.
 */
export function merged(base: string, mine: string, theirs: string): string {
  if (mine === base || mine === theirs) return theirs
  if (theirs === base || (theirs !== '' && mine.includes(theirs))) return mine
  const added = mine.startsWith(base) ? mine.slice(base.length) : mine
  if (theirs.endsWith(added)) return theirs
  return theirs === '' || theirs.endsWith('\n') ? theirs + added : `${theirs}\n${added}`
}
