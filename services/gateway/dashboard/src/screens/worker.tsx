import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Pause, Play } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/api/account'
import { dateTime } from '@/format/time'
import { Age } from '@/ui/age'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { ConfirmButton } from '@/ui/confirm'
import { Page } from '@/ui/page'
import { Facts, Panel } from '@/ui/panel'
import { SkeletonRows } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { HoldDialog } from './workers/hold-dialog'
import { workerQuery, workerState, type Worker as View } from './workers/queries'
import { useForget, useResume, useRevoke } from './workers/worker-commands'
import { WorkerRuns } from './workers/worker-runs'

export default function Worker() {
  const { id } = useParams({ from: '/shell/workers/$id' })
  const worker = useQuery(workerQuery(id))
  if (worker.isError)
    return (
      <Page title="Worker">
        <ErrorState error={worker.error} retry={() => void worker.refetch()} />
      </Page>
    )
  if (worker.isPending)
    return (
      <Page title="Worker">
        <SkeletonRows rows={5} />
      </Page>
    )
  return <WorkerPage worker={worker.data} />
}

function WorkerPage({ worker }: { worker: View }) {
  const { tone, word } = workerState(worker.state)
  const recent = worker.recent ?? []
  return (
    <Page
      title={worker.name}
      shown={
        <span className="flex flex-wrap items-center gap-3">
          {worker.name} <Badge tone={tone}>{word}</Badge>
        </span>
      }
      actions={<Actions worker={worker} />}
    >
      {worker.why && <p className="rounded-md border bg-surface px-4 py-3">{worker.why}</p>}
      <Panel title="About it">
        <Facts
          facts={[
            ['Slots', `${worker.slots_used} of ${worker.slots} in use`],
            ['Tags', worker.tags.join(', ') || 'none'],
            ['Repositories', worker.repositories.join(', ') || 'all'],
            ['Agents found', worker.agents.join(', ') || 'not told'],
            ['Version', worker.version],
            ['System', worker.os],
            ['Address', worker.address ?? 'inside this server'],
            ['Heard from', <Ago key="seen" at={worker.last_seen} />],
            ['Connected', <Ago key="connected" at={worker.connected_at} />],
            ['First seen', dateTime(worker.first_seen)],
            ['Reconnects', String(worker.reconnects)],
            ...(worker.last_error && worker.last_error_at
              ? [['Last break', `${worker.last_error} (${dateTime(worker.last_error_at)})`] as const]
              : []),
          ]}
        />
      </Panel>
      <Panel title="Its recent runs">
        {recent.length === 0 ? (
          <EmptyState title="It has run nothing yet">
            <p>It gets the next work that fits its tags.</p>
          </EmptyState>
        ) : (
          <WorkerRuns runs={recent} />
        )}
      </Panel>
    </Page>
  )
}

function Ago({ at }: { at: string }) {
  return (
    <>
      <Age since={at} /> ago
    </>
  )
}

function Actions({ worker }: { worker: View }) {
  const [holding, setHolding] = useState(false)
  const navigate = useNavigate()
  const [resume, revoke, forget] = [useResume(worker), useRevoke(), useForget(worker)]
  if (!useMay('admin')) return null
  const away = worker.offline_since !== null
  return (
    <>
      {worker.paused ? (
        <Button disabled={resume.isPending} onClick={() => resume.mutate()}>
          <Play aria-hidden />
          Resume
        </Button>
      ) : (
        !away && (
          <Button onClick={() => setHolding(true)}>
            <Pause aria-hidden />
            Pause or drain
          </Button>
        )
      )}
      {worker.token_id !== null && (
        <ConfirmButton
          label="Revoke its token"
          title={`Revoke the token of ${worker.name}?`}
          confirm="Revoke it"
          act={() => revoke.mutate({ token: worker.token_id ?? '', worker })}
        >
          <p>This worker and all others with the same token are disconnected at once and cannot come back with it.</p>
        </ConfirmButton>
      )}
      {away && (
        <ConfirmButton
          label="Forget it"
          title={`Forget ${worker.name}?`}
          confirm="Forget it"
          act={() => {
            forget.mutate()
            void navigate({ to: '/workers' })
          }}
        >
          <p>It leaves the list. Should it connect again, it is a new one.</p>
        </ConfirmButton>
      )}
      {holding && <HoldDialog worker={worker} onClose={() => setHolding(false)} />}
    </>
  )
}
