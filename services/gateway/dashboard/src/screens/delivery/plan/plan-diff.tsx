import { diffLines } from 'diff'
import { useMemo } from 'react'
import { cn } from '@/ui/cn'

interface Version {
  version: number
  content: string
}

/** What a version of the plan changes of another one, line by line. */
export function PlanDiff({ older, newer }: { older: Version; newer: Version }) {
  const parts = useMemo(() => diffLines(older.content, newer.content), [older.content, newer.content])
  const isSame = parts.every((part) => !part.added && !part.removed)
  return (
    <div role="region" aria-label={`Version ${newer.version} against version ${older.version}`} tabIndex={0} className="overflow-x-auto rounded-lg border bg-surface py-2 font-mono text-xs leading-5">
      {isSame && <p className="px-4 py-2 font-sans text-sm text-muted">Nothing differs.</p>}
      {!isSame &&
        parts.map((part, index) => (
          <div key={index} className={cn('px-4 break-words whitespace-pre-wrap', part.added && 'bg-good-soft text-good', part.removed && 'bg-bad-soft text-bad')}>
            {part.added && <ins className="sr-only">added: </ins>}
            {part.removed && <del className="sr-only">removed: </del>}
            {part.value.replace(/\n$/, '').split('\n').map((line, at) => (
              <div key={at}>
                <span aria-hidden className="inline-block w-4 select-none">
                  {part.added ? '+' : part.removed ? '−' : ''}
                </span>
                {line}
              </div>
            ))}
          </div>
        ))}
    </div>
  )
}
