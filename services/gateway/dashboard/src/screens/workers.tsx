import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus, Server } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/api/account'
import { api } from '@/api/client'
import { keys } from '@/api/keys'
import { pageOf, paging } from '@/api/pages'
import { Age } from '@/ui/age'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Page } from '@/ui/page'
import { SkeletonRows } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { Table, type Column } from '@/ui/table'
import { useWorkerUse } from './insights/queries'
import { running, workerState, type Execution, type Worker } from './workers/queries'
import { TokenDialog } from './workers/token-dialog'
import { TokenList } from './workers/token-list'
import { WaitingWork } from './workers/waiting-work'

export default function Workers() {
  const [adding, setAdding] = useState(false)
  const admin = useMay('admin')
  const workers = useInfiniteQuery({
    queryKey: keys.workers,
    queryFn: ({ pageParam }) => pageOf(api.GET('/api/workers', { params: { query: { cursor: pageParam } } })),
    ...paging,
  })
  const all = workers.data?.pages.flatMap((page) => page.items) ?? []
  const connect = admin && (
    <Button look="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      Connect a worker
    </Button>
  )
  return (
    <Page title="Workers" wide actions={connect}>
      <WaitingWork />
      {workers.isPending ? (
        <SkeletonRows rows={4} />
      ) : workers.isError ? (
        <ErrorState error={workers.error} retry={() => void workers.refetch()} />
      ) : all.length === 0 ? (
        <EmptyState icon={Server} title="No worker has connected yet">
          <p>A worker is a machine of yours that runs agents: it dials in, so it needs no open port.</p>
          {connect || <p>An owner of the organization can connect one.</p>}
        </EmptyState>
      ) : (
        <>
          <Fleet workers={all} />
          {workers.hasNextPage && (
            <Button className="self-center" disabled={workers.isFetchingNextPage} onClick={() => void workers.fetchNextPage()}>
              Show more workers
            </Button>
          )}
        </>
      )}
      <TokenList />
      {adding && <TokenDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Fleet({ workers }: { workers: Worker[] }) {
  const work = useQuery(running)
  const use = useWorkerUse()
  const columns: Column<Worker>[] = [
    {
      name: 'Worker',
      cell: (worker) => (
        <Link to="/workers/$id" params={{ id: worker.id }} className="font-medium underline underline-offset-2">
          {worker.name}
        </Link>
      ),
    },
    { name: 'State', cell: (worker) => <State worker={worker} /> },
    { name: 'Slots', cell: (worker) => `${worker.slots_used} of ${worker.slots}`, className: 'tabular-nums' },
    { name: 'Works on', cell: (worker) => <Current of={(work.data ?? []).filter((one) => one.worker_id === worker.id)} /> },
    { name: 'Tags', cell: (worker) => <Tags tags={worker.tags} /> },
    {
      name: 'Version',
      cell: (worker) => (
        <>
          {worker.version}
          <span className="block text-xs text-muted">{worker.os}</span>
        </>
      ),
    },
    { name: 'Agents', cell: (worker) => worker.agents.join(', ') || 'not told' },
    { name: 'Heard from', cell: (worker) => <Age since={worker.last_seen} /> },
    {
      name: 'Success, 30 days',
      cell: (worker) => {
        const done = use.get(worker.name)
        return done === undefined ? 'no run' : `${Math.round((100 * (done.runs - done.failed)) / done.runs)}% of ${done.runs}`
      },
    },
  ]
  return <Table label="Workers" columns={columns} rows={workers} id={(worker) => worker.id} />
}

function State({ worker }: { worker: Worker }) {
  const { tone, word } = workerState(worker.state)
  return (
    <>
      <Badge tone={tone}>{word}</Badge>
      {worker.why && <span className="mt-1 block max-w-80 text-xs text-muted">{worker.why}</span>}
    </>
  )
}

function Current({ of }: { of: Execution[] }) {
  if (of.length === 0) return <span className="text-muted">nothing</span>
  return of.map((one) => (
    <Link
      key={one.id}
      to="/deliveries/$id"
      params={{ id: one.delivery_id }}
      className="block underline underline-offset-2"
    >
      {one.phase} of {one.repository}
    </Link>
  ))
}

function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return <span className="text-muted">none</span>
  return (
    <span className="flex flex-wrap gap-1">
      {tags.map((tag) => (
        <Badge key={tag} tone="idle">
          {tag}
        </Badge>
      ))}
    </span>
  )
}
