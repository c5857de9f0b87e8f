export interface DiffLine {
  sign: '+' | '-' | ' '
  text: string
  /** Numbers in the file before and after; absent on the side where the line does not stand. */
  before?: number
  after?: number
}

export interface Hunk {
  header: string
  lines: DiffLine[]
}

export interface FileDiff {
  path: string
  /** Where it stood before, if elsewhere. */
  oldPath: string | null
  state: 'changed' | 'added' | 'deleted' | 'renamed'
  isBinary: boolean
  hunks: Hunk[]
  added: number
  removed: number
}

/** Reads git's unified diff. What it does not understand it leaves out; it never fails. */
export function parseDiff(text: string): FileDiff[] {
  const files: FileDiff[] = []
  let file: FileDiff | undefined
  let hunk: Hunk | undefined
  let before = 0
  let after = 0
  for (const line of text.split('\n')) {
    if (line.startsWith('diff --git ')) {
      file = { path: pathOf(line), oldPath: null, state: 'changed', isBinary: false, hunks: [], added: 0, removed: 0 }
      files.push(file)
      hunk = undefined
      continue
    }
    if (file === undefined) continue
    const begin = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line)
    if (begin) {
      before = Number(begin[1])
      after = Number(begin[2])
      hunk = { header: line, lines: [] }
      file.hunks.push(hunk)
    } else if (hunk === undefined) readHeader(file, line)
    else if (line.startsWith('+')) {
      hunk.lines.push({ sign: '+', text: line.slice(1), after: after++ })
      file.added++
    } else if (line.startsWith('-')) {
      hunk.lines.push({ sign: '-', text: line.slice(1), before: before++ })
      file.removed++
    } else if (line.startsWith(' ')) hunk.lines.push({ sign: ' ', text: line.slice(1), before: before++, after: after++ })
  }
  return files
}

function readHeader(file: FileDiff, line: string): void {
  if (line.startsWith('new file')) file.state = 'added'
  else if (line.startsWith('deleted file')) file.state = 'deleted'
  else if (line.startsWith('rename from ')) Object.assign(file, { state: 'renamed', oldPath: line.slice(12) })
  else if (line.startsWith('rename to ')) file.path = line.slice(10)
  else if (line.startsWith('Binary files') || line.startsWith('GIT binary patch')) file.isBinary = true
  else if (line.startsWith('+++ b/')) file.path = line.slice(6).replace(/\t$/, '')
}

/** From `diff --git a/x b/x`, where both paths are the same unless a rename says otherwise. */
function pathOf(line: string): string {
  const rest = line.slice('diff --git '.length)
  const middle = (rest.length - 1) / 2
  return rest.startsWith('a/') && rest[middle] === ' ' ? rest.slice(middle + 3) : (rest.split(' b/').at(-1) ?? rest)
}
