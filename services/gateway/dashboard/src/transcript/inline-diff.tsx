import { diffLines } from 'diff'
import { useMemo, useState } from 'react'
import { count } from '@/format/numbers'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import type { TextEdit } from './model/tool-calls'
import { Said } from './text-block'

interface Row {
  sign: '+' | '-' | ' '
  text: string
}

/** Texts beyond this are not compared: every line counts as replaced. */
const mostCompared = 60_000
const mostShown = 24

function rowsOf({ before, after }: TextEdit): Row[] {
  const lines = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
  const all = (sign: Row['sign'], text: string): Row[] => lines(text).map((line) => ({ sign, text: line }))
  if (before === '' || after === '' || before.length + after.length > mostCompared) return [...all('-', before), ...all('+', after)]
  return diffLines(before, after).flatMap((part) => all(part.added ? '+' : part.removed ? '-' : ' ', part.value))
}

/** What an edit takes away and adds. */
export function InlineDiff({ edits, path }: { edits: readonly TextEdit[]; path: string }) {
  const [open, setOpen] = useState(false)
  const rows = useMemo(() => edits.flatMap(rowsOf), [edits])
  const shown = open ? rows : rows.slice(0, mostShown)
  const added = rows.filter((row) => row.sign === '+').length
  const removed = rows.filter((row) => row.sign === '-').length
  return (
    <div>
      <p className="sr-only">
        {added} lines added, {removed} removed in {path}
      </p>
      <div className="max-h-[70vh] overflow-auto rounded border font-mono text-xs leading-5">
        {shown.map((row, index) => (
          <div
            key={index}
            className={cn('flex min-w-max px-2 whitespace-pre', row.sign === '+' && 'bg-good-soft text-good', row.sign === '-' && 'bg-bad-soft text-bad')}
          >
            <span aria-hidden className="w-4 shrink-0 select-none">
              {row.sign}
            </span>
            <span>
              <Said text={row.text} />
            </span>
          </div>
        ))}
      </div>
      {rows.length > mostShown && (
        <Button look="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Show less' : `Show all ${count(rows.length)} lines`}
        </Button>
      )}
    </div>
  )
}
