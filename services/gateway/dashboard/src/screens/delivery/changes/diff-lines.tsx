import { useRef, useState, type KeyboardEvent } from 'react'
import { cn } from '@/ui/cn'
import { Standing, Writing } from '../plan/comment'
import type { Comments, Place } from '../plan/comments'
import { pairs } from './pairs'
import type { DiffLine, Hunk } from './unified-diff'

export type Look = 'unified' | 'split'

interface LinesProps {
  path: string
  hunks: readonly Hunk[]
  look: Look
  /** Null where nothing can be sent back. */
  comments: Comments | null
}

const colour = (line: DiffLine | undefined): string =>
  line?.sign === '+' ? 'bg-good-soft text-good' : line?.sign === '-' ? 'bg-bad-soft text-bad' : line === undefined ? 'bg-sunken' : ''

const number = 'w-11 shrink-0 px-1 text-right text-muted select-none'

const placeOf = (path: string, { sign, before, after }: DiffLine): Place =>
  sign === '-' ? { file: path, line: before ?? 0, isOld: true } : { file: path, line: after ?? 0, isOld: false }

const keyOf = ({ line, isOld }: Place): string => `${isOld ? '-' : ''}${line}`

/** The lines of a file. Their numbers are one stop of the Tab key: arrows walk over them, and Enter writes a comment. */
export function DiffLines({ path, hunks, look, comments }: LinesProps) {
  const [writing, setWriting] = useState<string | null>(null)
  const [stop, setStop] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  // Whoever wrote goes on from the line that was written about.
  const close = (): void => {
    setWriting(null)
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[data-line][tabindex="0"]')?.focus())
  }
  const first = hunks[0]?.lines[0]
  const current = stop ?? (first ? keyOf(placeOf(path, first)) : null)
  const numbers = (line: DiffLine | undefined, shown: readonly (number | undefined)[]) => {
    const cells = shown.map((value, index) => <span key={index} className={number}>{value}</span>)
    if (comments === null || line === undefined) return <span aria-hidden className="flex shrink-0">{cells}</span>
    const place = placeOf(path, line)
    return (
      <button
        type="button"
        data-line
        tabIndex={keyOf(place) === current ? 0 : -1}
        aria-label={`Comment on ${place.isOld ? 'old ' : ''}line ${place.line}`}
        title="Comment on this line"
        className="flex shrink-0 cursor-pointer hover:bg-accent-soft focus-visible:-outline-offset-2 pointer-coarse:min-h-9"
        onFocus={() => setStop(keyOf(place))}
        onKeyDown={walk}
        onClick={() => setWriting(keyOf(place))}
      >
        {cells}
      </button>
    )
  }
  const under = (line: DiffLine | undefined) =>
    comments && line && <Thread place={placeOf(path, line)} quote={line.text} comments={comments} isWriting={writing === keyOf(placeOf(path, line))} write={setWriting} close={close} />

  return (
    <div ref={box}>
      {hunks.map((hunk, index) => (
        <div key={index}>
          <div className="bg-accent-soft px-3 py-0.5 text-muted">{hunk.header}</div>
          {look === 'unified'
            ? hunk.lines.map((line, at) => (
                <div key={at} className="min-w-max">
                  <div className={cn('flex', colour(line))}>
                    {numbers(line, [line.before, line.after])}
                    <span className="w-5 shrink-0 text-center select-none">{line.sign}</span>
                    <span className="pr-3 whitespace-pre">{line.text}</span>
                  </div>
                  {under(line)}
                </div>
              ))
            : pairs(hunk.lines).map(([left, right], at) => (
                <div key={at}>
                  <div className="grid grid-cols-2">
                    {[left, right].map((line, side) => (
                      <div key={side} className={cn('flex min-w-0', side === 1 && 'border-l', colour(line))}>
                        {/* A line that did not change has its comments on the right. */}
                        {numbers(side === 0 && line?.sign === ' ' ? undefined : line, [side === 0 ? line?.before : line?.after])}
                        <span className="w-4 shrink-0 text-center select-none">{line?.sign}</span>
                        <span className="min-w-0 break-all whitespace-pre-wrap">{line?.text}</span>
                      </div>
                    ))}
                  </div>
                  {left?.sign === '-' && under(left)}
                  {under(right)}
                </div>
              ))}
        </div>
      ))}
    </div>
  )
}

function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const all = [...(event.currentTarget.closest('[role=region]')?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
  all[all.indexOf(event.currentTarget) + step]?.focus()
}

interface ThreadProps {
  place: Place
  quote: string
  comments: Comments
  isWriting: boolean
  write: (line: string) => void
  close: () => void
}

function Thread({ place, quote, comments, isWriting, write, close }: ThreadProps) {
  const known = comments.at(place)
  if (!isWriting && !known) return null
  const label = `line ${place.line} of ${place.file ?? ''}`
  return (
    <div className="sticky left-0 max-w-2xl px-3 font-sans text-sm">
      {known && !isWriting && (
        <Standing label={label} text={known.text} onEdit={() => write(keyOf(place))} onRemove={() => comments.remove(place)} />
      )}
      {isWriting && (
        <Writing
          label={label}
          before={known?.text ?? ''}
          onSave={(text) => {
            if (text.trim() === '') comments.remove(place)
            else comments.set({ ...place, quote, text })
            close()
          }}
          onClose={close}
        />
      )}
    </div>
  )
}
