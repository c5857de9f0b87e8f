import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { RefreshCw } from 'lucide-react'
import { useMay } from '@/api/account'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { ConfirmButton } from '@/ui/confirm'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
import { SkeletonRows } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { AccessPanel } from './sources/access-panel'
import { FlowPanel } from './sources/flow-panel'
import { IntakePanel } from './sources/intake-panel'
import { Polls } from './sources/polls'
import { Reports } from './sources/reports'
import { sourceQuery, syncState, useChangeSource, useDeleteSource, useSyncNow, type Source as View } from './sources/queries'
import { TestResult } from './sources/test-result'
import { WebhookPanel } from './sources/webhook-panel'

export default function Source() {
  const { id } = useParams({ from: '/shell/sources/$id' })
  const source = useQuery(sourceQuery(id))
  if (source.isPending)
    return (
      <Page title="Source">
        <SkeletonRows rows={5} className="h-32" />
      </Page>
    )
  if (source.isError)
    return (
      <Page title="Source">
        <ErrorState error={source.error} retry={() => void source.refetch()} />
      </Page>
    )
  return <SourcePage source={source.data} />
}

function SourcePage({ source }: { source: View }) {
  const admin = useMay('admin')
  const { tone, word } = syncState(source)
  const name = `${source.owner}/${source.repo}`
  return (
    <Page
      title={name}
      shown={
        <span className="flex flex-wrap items-center gap-3">
          {name} <Badge tone={tone}>{word}</Badge>
        </span>
      }
      actions={<Actions source={source} />}
    >
      {source.sync.problem && (
        <p role="alert" className="rounded-lg border border-bad bg-bad-soft px-4 py-3 text-bad">
          {source.sync.problem}
        </p>
      )}
      {source.sync.notice && <p className="rounded-lg border bg-surface px-4 py-3">{source.sync.notice}</p>}
      {/* A source that was changed elsewhere begins anew with what holds now. */}
      <FlowPanel key={`flow-${source.version}`} source={source} />
      <IntakePanel key={`intake-${source.version}`} source={source} />
      {admin && (
        <Panel title="Connection" hint="Tries everything that is read of the repository, with the stored credential.">
          <TestResult id={source.id} />
        </Panel>
      )}
      {admin && <AccessPanel key={`access-${source.version}`} source={source} />}
      <WebhookPanel source={source} />
      <Polls source={source} />
      <Reports source={source} />
    </Page>
  )
}

function Actions({ source }: { source: View }) {
  const sync = useSyncNow()
  const change = useChangeSource(source.id)
  const remove = useDeleteSource(source)
  const navigate = useNavigate()
  const [mayAct, admin] = [useMay('act'), useMay('admin')]
  return (
    <>
      {mayAct && source.active && source.access !== 'webhook' && (
        <Button disabled={sync.isPending} onClick={() => sync.mutate()}>
          <RefreshCw aria-hidden className={sync.isPending ? 'animate-spin' : undefined} />
          Sync now
        </Button>
      )}
      {admin && (
        <>
          <Button disabled={change.isPending} onClick={() => change.mutate({ active: !source.active })}>
            {source.active ? 'Turn off' : 'Turn on'}
          </Button>
          <ConfirmButton
            label="Delete"
            title={`Delete the source ${source.owner}/${source.repo}?`}
            confirm="Delete it"
            act={() => {
              remove.mutate()
              void navigate({ to: '/sources' })
            }}
          >
            <p>No more of its issues become Deliveries, and its credential is gone. The Deliveries that it has stay.</p>
          </ConfirmButton>
        </>
      )}
    </>
  )
}
