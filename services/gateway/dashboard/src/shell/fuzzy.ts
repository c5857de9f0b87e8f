/** How well the letters of `query` are found in `text` in their order: the higher the better, null when not at all. */
export function score(query: string, text: string): number | null {
  const wanted = query.toLowerCase().replace(/\s+/g, '')
  const given = text.toLowerCase()
  let points = 0
  let from = 0
  let last = -2
  for (const letter of wanted) {
    const at = given.indexOf(letter, from)
    if (at < 0) return null
    points += at === last + 1 ? 3 : at === 0 || given[at - 1] === ' ' ? 2 : 0
    points -= Math.min(at - from, 5) * 0.1
    last = at
    from = at + 1
  }
  return points - given.length * 0.01
}
