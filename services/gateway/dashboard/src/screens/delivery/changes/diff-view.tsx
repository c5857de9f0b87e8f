import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { count, plural } from '@/format/numbers'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import { pairs } from './pairs'
import type { DiffLine, FileDiff, Hunk } from './unified-diff'

/** More lines than this wait behind a button, so that a long diff opens at once. */
const linesOpened = 400
const linesAtOnce = 1500

type Look = 'unified' | 'split'

/** Files with their hunks, unified or side by side. */
export function DiffView({ files }: { files: readonly FileDiff[] }) {
  const [look, setLook] = useState<Look>('unified')
  const [added, removed] = files.reduce(([plus, minus], file) => [plus + file.added, minus + file.removed], [0, 0])
  return (
    <section aria-label="Diff" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="font-semibold">{plural(files.length, 'file')}</h3>
        <span className="text-good">+{count(added)}</span>
        <span className="text-bad">−{count(removed)}</span>
        <span className="flex-1" />
        <div role="group" aria-label="View of the diff" className="flex gap-1 max-md:hidden">
          {(['unified', 'split'] as const).map((name) => (
            <Button key={name} size="small" look={look === name ? 'primary' : 'plain'} aria-pressed={look === name} onClick={() => setLook(name)}>
              {name === 'unified' ? 'Unified' : 'Side by side'}
            </Button>
          ))}
        </div>
      </div>
      {files.map((file, index) => (
        <FileCard key={`${file.path}.${index}`} file={file} look={look} />
      ))}
    </section>
  )
}

function FileCard({ file, look }: { file: FileDiff; look: Look }) {
  const length = file.added + file.removed
  const [open, setOpen] = useState(length <= linesOpened)
  const [all, setAll] = useState(false)
  const shown = all ? file.hunks : firstHunks(file.hunks)
  const Sign = open ? ChevronDown : ChevronRight
  return (
    <div className="overflow-hidden rounded-lg border bg-surface">
      <button
        type="button"
        aria-expanded={open}
        className="flex min-h-11 w-full flex-wrap items-center gap-2 border-b bg-sunken px-3 py-1 text-left"
        onClick={() => setOpen(!open)}
      >
        <Sign aria-hidden className="size-4 shrink-0" />
        <span className="min-w-0 font-mono text-xs break-all">
          {file.oldPath !== null && `${file.oldPath} → `}
          {file.path}
        </span>
        {file.state !== 'changed' && <Badge tone={file.state === 'deleted' ? 'bad' : file.state === 'added' ? 'good' : 'idle'}>{file.state}</Badge>}
        <span className="ml-auto text-xs text-good">+{count(file.added)}</span>
        <span className="text-xs text-bad">−{count(file.removed)}</span>
      </button>
      {open && file.isBinary && <p className="px-3 py-2 text-muted">A binary file: it is not shown.</p>}
      {open && !file.isBinary && (
        <div tabIndex={0} role="region" aria-label={`Diff of ${file.path}`} className="overflow-x-auto font-mono text-xs leading-5">
          {shown.map((hunk, index) => (
            <div key={index}>
              <div className="bg-accent-soft px-3 py-0.5 text-muted">{hunk.header}</div>
              {look === 'unified' ? <Unified hunk={hunk} /> : <Split hunk={hunk} />}
            </div>
          ))}
          {shown.length < file.hunks.length && (
            <Button look="quiet" size="small" onClick={() => setAll(true)}>
              Show {plural(file.hunks.length - shown.length, 'more hunk')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function firstHunks(hunks: readonly Hunk[]): readonly Hunk[] {
  let lines = 0
  const end = hunks.findIndex((hunk) => (lines += hunk.lines.length) > linesAtOnce)
  return end < 0 ? hunks : hunks.slice(0, Math.max(1, end))
}

const colour = (line: DiffLine | undefined): string =>
  line?.sign === '+' ? 'bg-good-soft text-good' : line?.sign === '-' ? 'bg-bad-soft text-bad' : line === undefined ? 'bg-sunken' : ''

const number = 'w-11 shrink-0 px-1 text-right text-muted select-none'

function Unified({ hunk }: { hunk: Hunk }) {
  return hunk.lines.map((line, index) => (
    <div key={index} className={cn('flex min-w-max', colour(line))}>
      <span aria-hidden className={number}>{line.before}</span>
      <span aria-hidden className={number}>{line.after}</span>
      <span className="w-5 shrink-0 text-center select-none">{line.sign}</span>
      <span className="pr-3 whitespace-pre">{line.text}</span>
    </div>
  ))
}

function Split({ hunk }: { hunk: Hunk }) {
  return pairs(hunk.lines).map(([left, right], index) => (
    <div key={index} className="grid grid-cols-2">
      {[left, right].map((line, side) => (
        <div key={side} className={cn('flex min-w-0', side === 1 && 'border-l', colour(line))}>
          <span aria-hidden className={number}>{side === 0 ? line?.before : line?.after}</span>
          <span className="w-4 shrink-0 text-center select-none">{line?.sign}</span>
          <span className="min-w-0 break-all whitespace-pre-wrap">{line?.text}</span>
        </div>
      ))}
    </div>
  ))
}
