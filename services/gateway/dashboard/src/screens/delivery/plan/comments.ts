import { useCallback, useState } from 'react'
import { readStored, writeStored } from './stored'

/** A remark about a line of a version of the plan. */
export interface LineComment {
  line: number
  /** The line as it stood there. */
  quote: string
  text: string
}

export interface Comments {
  all: readonly LineComment[]
  set: (comment: LineComment) => void
  remove: (line: number) => void
  clear: () => void
  asFeedback: () => string
}

/** The comments on the current version, kept until they are sent with a reject. */
export function useComments(delivery: string, version: number): Comments {
  const key = `jakeops-comments:${delivery}:${version}`
  const [known, setKnown] = useState({ key, all: readStored<LineComment[]>(key, []) })
  if (known.key !== key) setKnown({ key, all: readStored<LineComment[]>(key, []) })
  const { all } = known
  const change = useCallback(
    (next: LineComment[]): void => {
      writeStored(key, next.length === 0 ? null : next)
      setKnown({ key, all: next })
    },
    [key],
  )
  return {
    all,
    set: (comment) => change([...all.filter((one) => one.line !== comment.line), comment].sort((a, b) => a.line - b.line)),
    remove: (line) => change(all.filter((one) => one.line !== line)),
    clear: () => change([]),
    asFeedback: () => feedbackOf(all),
  }
}

/** As the agent reads it: each remark with the line that it is about. */
export const feedbackOf = (comments: readonly LineComment[]): string =>
  comments.map(({ line, quote, text }) => `Line ${line} of the plan ("${quote.trim().slice(0, 120)}"):\n${text.trim()}`).join('\n\n')
