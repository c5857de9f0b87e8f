import { ChevronDown, ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { count, plural } from '@/format/numbers'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import type { Comments } from '../plan/comments'
import { DiffLines, type Look } from './diff-lines'
import { ignoreWhitespace } from './ignore-whitespace'
import type { FileDiff, Hunk } from './unified-diff'

/** More lines than this wait behind a button, so that a long diff opens at once. */
const linesOpened = 400
const linesAtOnce = 1500

/** Files with their hunks, unified or side by side. */
export function DiffView({ files: all, comments }: { files: readonly FileDiff[]; comments: Comments | null }) {
  const [look, setLook] = useState<Look>('unified')
  const [isBare, setBare] = useState(false)
  const files = useMemo(() => (isBare ? ignoreWhitespace(all) : all), [all, isBare])
  const [added, removed] = files.reduce(([plus, minus], file) => [plus + file.added, minus + file.removed], [0, 0])
  return (
    <section aria-label="Diff" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="font-semibold">{plural(files.length, 'file')}</h3>
        <span className="text-good">+{count(added)}</span>
        <span className="text-bad">−{count(removed)}</span>
        <span className="flex-1" />
        <label className="flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
          <input type="checkbox" className="size-4 accent-accent pointer-coarse:size-5" checked={isBare} onChange={(event) => setBare(event.target.checked)} />
          Ignore white space
        </label>
        <div role="group" aria-label="View of the diff" className="flex gap-1 max-md:hidden">
          {(['unified', 'split'] as const).map((name) => (
            <Button key={name} size="small" look={look === name ? 'primary' : 'plain'} aria-pressed={look === name} onClick={() => setLook(name)}>
              {name === 'unified' ? 'Unified' : 'Side by side'}
            </Button>
          ))}
        </div>
      </div>
      {files.map((file, index) => (
        <FileCard key={`${file.path}.${index}`} file={file} look={look} comments={comments} />
      ))}
      {files.length < all.length && <p className="text-muted">In {plural(all.length - files.length, 'file')} nothing but white space differs.</p>}
    </section>
  )
}

function FileCard({ file, look, comments }: { file: FileDiff; look: Look; comments: Comments | null }) {
  const length = file.added + file.removed
  const [open, setOpen] = useState(length <= linesOpened)
  const [all, setAll] = useState(false)
  const shown = all ? file.hunks : firstHunks(file.hunks)
  const remarks = comments?.all.filter((one) => one.file === file.path).length ?? 0
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
        {remarks > 0 && <Badge tone="warn">{plural(remarks, 'comment')}</Badge>}
        <span className="ml-auto text-xs text-good">+{count(file.added)}</span>
        <span className="text-xs text-bad">−{count(file.removed)}</span>
      </button>
      {open && file.isBinary && <p className="px-3 py-2 text-muted">A binary file: it is not shown.</p>}
      {open && !file.isBinary && (
        <div tabIndex={0} role="region" aria-label={`Diff of ${file.path}`} className="overflow-x-auto font-mono text-xs leading-5">
          <DiffLines path={file.path} hunks={shown} look={look} comments={comments} />
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
