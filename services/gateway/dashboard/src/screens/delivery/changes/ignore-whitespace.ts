import { diffArrays } from 'diff'
import type { DiffLine, FileDiff, Hunk } from './unified-diff'

/** The same diff without what differs in white space alone. Files of which nothing is left are left out. */
export const ignoreWhitespace = (files: readonly FileDiff[]): FileDiff[] =>
  files.flatMap((file) => {
    const hunks = file.hunks.map(withoutWhitespace).filter((hunk) => hunk.lines.some((line) => line.sign !== ' '))
    const count = (sign: DiffLine['sign']): number =>
      hunks.reduce((sum, hunk) => sum + hunk.lines.filter((line) => line.sign === sign).length, 0)
    return hunks.length === 0 && file.hunks.length > 0 && file.state === 'changed' ? [] : [{ ...file, hunks, added: count('+'), removed: count('-') }]
  })

function withoutWhitespace({ header, lines }: Hunk): Hunk {
  const kept: DiffLine[] = []
  for (let at = 0; at < lines.length; ) {
    const end = lines.findIndex((line, index) => index >= at && line.sign === ' ')
    const changed = lines.slice(at, end < 0 ? lines.length : end)
    kept.push(...compared(changed.filter((line) => line.sign === '-'), changed.filter((line) => line.sign === '+')))
    at += changed.length
    const context = lines[at]
    if (context) kept.push(context)
    at++
  }
  return { header, lines: kept }
}

const bare = (line: DiffLine): string => line.text.replace(/\s+/g, '')

function compared(removed: readonly DiffLine[], added: readonly DiffLine[]): DiffLine[] {
  if (removed.length === 0 || added.length === 0) return [...removed, ...added]
  const lines: DiffLine[] = []
  let [old, fresh] = [0, 0]
  for (const part of diffArrays(removed.map(bare), added.map(bare))) {
    const length = part.value.length
    if (part.removed) lines.push(...removed.slice(old, (old += length)))
    else if (part.added) lines.push(...added.slice(fresh, (fresh += length)))
    else
      for (let same = 0; same < length; same++) {
        const [before, after] = [removed[old++], added[fresh++]]
        if (before && after) lines.push({ ...after, sign: ' ', ...(before.before !== undefined && { before: before.before }) })
      }
  }
  return lines
}
