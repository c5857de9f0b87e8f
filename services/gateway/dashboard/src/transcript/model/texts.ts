/** The first lines of a long text, and how many there are. */
export function folded(text: string, most: number): { shown: string; lines: number; isFolded: boolean } {
  let end = -1
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (at === text.length - 1) break
    if (lines === most) end = at
    lines++
  }
  return { shown: end < 0 ? text : text.slice(0, end), lines, isFolded: end >= 0 }
}

export interface Piece {
  text: string
  /** By which rule the worker masked it. */
  rule?: string
}

const mask = /\[redacted:([^\]\n]{1,60})\]/g

/** A text with the places where the worker masked a secret. */
export function redactionsIn(text: string): Piece[] {
  if (!text.includes('[redacted:')) return [{ text }]
  const pieces: Piece[] = []
  let end = 0
  for (const found of text.matchAll(mask)) {
    if (found.index > end) pieces.push({ text: text.slice(end, found.index) })
    pieces.push({ text: found[0], rule: found[1] ?? '' })
    end = found.index + found[0].length
  }
  if (end < text.length) pieces.push({ text: text.slice(end) })
  return pieces
}
