import { CircleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { sentenceOf } from '@/api/problem'
import { Button } from './button'

/** Nothing here, why, and what to do about it. */
export function EmptyState({ icon: Icon, title, children }: { icon?: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed px-6 py-12 text-center">
      {Icon && <Icon aria-hidden className="size-8 text-muted" />}
      <h2 className="text-base font-semibold">{title}</h2>
      {children !== undefined && <div className="flex max-w-prose flex-col items-center gap-3 text-muted">{children}</div>}
    </div>
  )
}

/** What went wrong in the server's own words, and a way to try again. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 rounded-lg border border-bad bg-bad-soft px-4 py-3">
      <CircleAlert aria-hidden className="size-5 shrink-0 text-bad" />
      <p className="min-w-0 flex-1 break-words text-bad">{sentenceOf(error)}</p>
      {retry && (
        <Button size="small" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  )
}
