import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Inbox as InboxIcon, ServerOff } from 'lucide-react'
import { useAct } from '@/deliveries/act'
import { CardLine } from '@/deliveries/card-line'
import { useCards, useCounts, workerStatusQuery, type Card } from '@/deliveries/cards'
import { plural } from '@/format/numbers'
import { Button } from '@/ui/button'
import { Page } from '@/ui/page'
import { SkeletonRows } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { FirstRun } from './first-run/checklist'

const groups: { name: string; of: (card: Card) => boolean }[] = [
  { name: 'To judge', of: (card) => card.run_status === 'succeeded' },
  { name: 'Blocked', of: (card) => card.run_status === 'blocked' },
  { name: 'Failed', of: (card) => card.run_status === 'failed' },
  { name: 'To start', of: (card) => card.run_status === 'pending' },
]

/** What needs this person, the most urgent kind first, and in it what waits longest. */
export default function Inbox() {
  const act = useAct()
  const waiting = useCards({ needs: 'person' }, 'age')
  const counts = useCounts()
  return (
    <Page title="Inbox">
      <FirstRun />
      <WorkWithoutWorker />
      {waiting.error ? (
        <ErrorState error={waiting.error} retry={() => void waiting.refetch()} />
      ) : waiting.isPending ? (
        <SkeletonRows className="h-24" />
      ) : waiting.cards.length === 0 ? (
        <Nothing none={counts.data?.total === 0} />
      ) : (
        groups.map((group) => {
          const cards = waiting.cards.filter(group.of)
          return (
            cards.length > 0 && (
              <section key={group.name} aria-label={group.name} className="flex flex-col gap-2">
                <h2 className="text-sm font-semibold text-muted">{group.name}</h2>
                {cards.map((card) => (
                  <CardLine key={card.id} card={card} act={act} />
                ))}
              </section>
            )
          )
        })
      )}
      {waiting.hasNextPage && (
        <Button onClick={() => void waiting.fetchNextPage()} disabled={waiting.isFetchingNextPage}>
          Show more
        </Button>
      )}
    </Page>
  )
}

function Nothing({ none }: { none: boolean }) {
  return none ? (
    <EmptyState icon={InboxIcon} title="No Delivery yet">
      <p>A Delivery begins with an issue of a source, or you open one by hand.</p>
      <Button asChild look="primary">
        <Link to="/sources">Add a source</Link>
      </Button>
    </EmptyState>
  ) : (
    <EmptyState icon={InboxIcon} title="Nothing needs you">
      <p>Plans, reviews, failures and blocks come here by themselves.</p>
      <Button asChild>
        <Link to="/board">See what runs</Link>
      </Button>
    </EmptyState>
  )
}

/** Runs that stand in the queue although nobody is to be asked: a worker is missing. */
function WorkWithoutWorker() {
  const status = useQuery(workerStatusQuery)
  const offline = status.data?.workers.filter((one) => one.state === 'offline') ?? []
  if (status.data === undefined || status.data.queued === 0 || (offline.length === 0 && status.data.online > 0)) return null
  return (
    <section aria-label="Workers" className="flex flex-wrap items-center gap-4 rounded-lg border border-warn bg-warn-soft px-4 py-3">
      <ServerOff aria-hidden className="size-5 shrink-0 text-warn" />
      <p className="min-w-0 flex-1 basis-60 text-warn">
        {plural(status.data.queued, 'run')} in the queue;{' '}
        {offline.length > 0 ? `offline: ${offline.map((one) => one.name).join(', ')}.` : 'no worker is online.'}
      </p>
      <Button asChild size="small">
        <Link to="/workers">See the workers</Link>
      </Button>
    </section>
  )
}
