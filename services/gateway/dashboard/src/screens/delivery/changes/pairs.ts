import type { DiffLine } from './unified-diff'

/** Lines side by side: what was taken away beside what came in its place. */
export function pairs(lines: readonly DiffLine[]): [DiffLine | undefined, DiffLine | undefined][] {
  const rows: [DiffLine | undefined, DiffLine | undefined][] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as DiffLine
    if (line.sign === ' ') {
      rows.push([line, line])
      at++
      continue
    }
    const removed = run(lines, at, '-')
    const added = run(lines, at + removed.length, '+')
    for (let row = 0; row < Math.max(removed.length, added.length); row++) rows.push([removed[row], added[row]])
    at += removed.length + added.length
  }
  return rows
}

function run(lines: readonly DiffLine[], from: number, sign: DiffLine['sign']): DiffLine[] {
  const end = lines.findIndex((line, index) => index >= from && line.sign !== sign)
  return lines.slice(from, end < 0 ? lines.length : end)
}
