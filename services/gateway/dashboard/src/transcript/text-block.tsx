import { useMemo, useState, type ReactNode } from 'react'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import { count } from '@/format/numbers'
import { folded, redactionsIn } from './model/texts'

/** A text of the agent with masked secrets marked as such. Nothing in it is ever markup. */
export function Said({ text }: { text: string }) {
  const pieces = useMemo(() => redactionsIn(text), [text])
  return pieces.map((piece, index) =>
    piece.rule === undefined ? (
      piece.text
    ) : (
      <mark key={index} title="The worker masked a secret here" className="rounded bg-warn-soft px-1 text-warn">
        {piece.text}
      </mark>
    ),
  )
}

interface TextBlockProps {
  text: string
  /** Lines that are shown before it is unfolded. */
  most?: number
  className?: string
  /** What the text is, for those who do not see where it stands. */
  label?: string
}

/** Output in its own type and lines: the first ones at once, the rest on demand. */
export function TextBlock({ text, most = 12, className, label }: TextBlockProps) {
  const [open, setOpen] = useState(false)
  const { shown, lines, isFolded } = useMemo(() => folded(text, most), [text, most])
  return (
    <div className={className}>
      <pre
        className="max-h-[70vh] overflow-auto rounded bg-sunken px-3 py-2 font-mono text-xs leading-5 break-words whitespace-pre-wrap"
        {...(open && lines > 40 && { tabIndex: 0, role: 'region', 'aria-label': label ?? 'Output' })}
      >
        <Said text={open ? text : shown} />
      </pre>
      {isFolded && (
        <Button look="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? `Show the first ${most} lines` : `Show all ${count(lines)} lines`}
        </Button>
      )}
    </div>
  )
}

/** A thing that stands there in one line until it is opened. */
export function Foldable({ title, children, className }: { title: ReactNode; children: () => ReactNode; className?: string }) {
  const [open, setOpen] = useState(false)
  return (
    <div className={className}>
      <Button look="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)} className={cn('-ml-2 max-w-full justify-start text-left whitespace-normal text-muted')}>
        <span aria-hidden className="w-3">
          {open ? '▾' : '▸'}
        </span>
        {title}
      </Button>
      {open && children()}
    </div>
  )
}
