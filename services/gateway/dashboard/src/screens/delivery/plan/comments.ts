import { useCallback, useState } from 'react'
import { readStored, writeStored } from './stored'

/** A line of the plan, or of a file before or after a change. */
export interface Place {
  line: number
  file?: string
  isOld?: boolean
}

/** A remark about a line. */
export interface LineComment extends Place {
  /** The line as it stood there. */
  quote: string
  text: string
}

export interface Comments {
  all: readonly LineComment[]
  at: (place: Place) => LineComment | undefined
  set: (comment: LineComment) => void
  remove: (place: Place) => void
  clear: () => void
  asFeedback: () => string
}

const isSame = (a: Place, b: Place): boolean => a.line === b.line && a.file === b.file && (a.isOld ?? false) === (b.isOld ?? false)

const order = (a: Place, b: Place): number => (a.file ?? '').localeCompare(b.file ?? '') || a.line - b.line

/** The comments on a version of the plan or on a run's changes, kept until they are sent with a reject. */
export function useComments(delivery: string, about: string | number): Comments {
  const key = `jakeops-comments:${delivery}:${about}`
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
    at: (place) => all.find((one) => isSame(one, place)),
    set: (comment) => change([...all.filter((one) => !isSame(one, comment)), comment].sort(order)),
    remove: (place) => change(all.filter((one) => !isSame(one, place))),
    clear: () => change([]),
    asFeedback: () => feedbackOf(all),
  }
}

/** As the agent reads it: each remark with the line that it is about. */
export const feedbackOf = (comments: readonly LineComment[]): string =>
  comments.map((one) => `${spoken(one)} ("${one.quote.trim().slice(0, 120)}"):\n${one.text.trim()}`).join('\n\n')

const spoken = ({ file, line, isOld }: Place): string =>
  file === undefined ? `Line ${line} of the plan` : `${isOld ? 'Removed line' : 'Line'} ${line} of ${file}`
