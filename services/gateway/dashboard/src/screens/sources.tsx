import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Blocks, Plus, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/api/account'
import { Age } from '@/ui/age'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Page } from '@/ui/page'
import { SkeletonRows } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { AddSource } from './sources/add-source'
import { CallsLeft } from './sources/calls-left'
import { FlowPicture } from './sources/flow-editor'
import { sourcesQuery, syncState, useSyncNow, type Source } from './sources/queries'

export default function Sources() {
  const [adding, setAdding] = useState(false)
  const [admin, mayAct] = [useMay('admin'), useMay('act')]
  const sources = useQuery(sourcesQuery)
  const sync = useSyncNow()
  const add = admin && (
    <Button look="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      Add a source
    </Button>
  )
  return (
    <Page
      title="Sources"
      actions={
        <>
          {mayAct && sources.data !== undefined && sources.data.length > 0 && (
            <Button disabled={sync.isPending} onClick={() => sync.mutate()}>
              <RefreshCw aria-hidden className={sync.isPending ? 'animate-spin' : undefined} />
              Sync now
            </Button>
          )}
          {add}
        </>
      }
    >
      {sources.isPending ? (
        <SkeletonRows rows={3} className="h-32" />
      ) : sources.isError ? (
        <ErrorState error={sources.error} retry={() => void sources.refetch()} />
      ) : sources.data.length === 0 ? (
        <EmptyState icon={Blocks} title="No repository is watched yet">
          <p>A source is a repository on GitHub: its issues become Deliveries, and its checks and deployments move them on.</p>
          {add || <p>An owner of the organization can add one.</p>}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {sources.data.map((source) => (
            <SourceCard key={source.id} source={source} />
          ))}
        </ul>
      )}
      {adding && <AddSource onClose={() => setAdding(false)} />}
    </Page>
  )
}

function SourceCard({ source }: { source: Source }) {
  const { tone, word } = syncState(source)
  return (
    <li className="flex flex-col gap-2 rounded-lg border bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-base font-semibold break-words">
          <Link to="/sources/$id" params={{ id: source.id }} className="underline underline-offset-2">
            {source.owner}/{source.repo}
          </Link>
        </h2>
        <Badge tone={tone}>{word}</Badge>
        <span className="text-muted">{source.host}</span>
        <span className="ml-auto text-muted">
          {source.last_polled_at ? (
            <>
              looked at <Age since={source.last_polled_at} /> ago
            </>
          ) : (
            'not looked at yet'
          )}
        </span>
      </div>
      <CallsLeft limit={source.sync.rate_limit} />
      {source.sync.problem && <p className="rounded-md bg-bad-soft px-3 py-2 text-bad">{source.sync.problem}</p>}
      {source.sync.notice && <p className="text-muted">{source.sync.notice}</p>}
      <FlowPicture flow={source} />
    </li>
  )
}
