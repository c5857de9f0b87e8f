import { useQuery } from '@tanstack/react-query'
import { count } from '@/format/numbers'
import { clock, duration } from '@/format/time'
import { Age } from '@/ui/age'
import { Panel } from '@/ui/panel'
import { SkeletonRows } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { Table } from '@/ui/table'
import { CallsLeft } from './calls-left'
import { pollsQuery, type Source } from './queries'

/** When the repository was looked at, what that brought, and what it cost of the account's limit. */
export function Polls({ source }: { source: Source }) {
  const polls = useQuery(pollsQuery(source.id))
  return (
    <Panel title="Polls" hint="The newest 20. Calls that found nothing new cost nothing of the rate limit.">
      <p>
        <Next source={source} /> <CallsLeft limit={source.sync.rate_limit} />
      </p>
      {polls.isPending ? (
        <SkeletonRows rows={4} className="h-9" />
      ) : polls.isError ? (
        <ErrorState error={polls.error} retry={() => void polls.refetch()} />
      ) : polls.data.length === 0 ? (
        <p className="text-muted">It was not looked at yet.</p>
      ) : (
        <Table
          label="Polls"
          rows={polls.data}
          id={(poll) => String(poll.id)}
          columns={[
            {
              name: 'When',
              cell: (poll) => (
                <>
                  <Age since={poll.at} /> ago
                </>
              ),
            },
            { name: 'What', cell: (poll) => poll.kind },
            { name: 'Took', cell: (poll) => duration(poll.duration_ms) },
            { name: 'Calls', cell: (poll) => `${count(poll.calls)}, ${count(poll.counted_calls)} counted` },
            { name: 'Found', cell: (poll) => `${count(poll.found)} new, ${count(poll.closed)} closed` },
            { name: 'Result', cell: (poll) => (poll.error ? <span className="text-bad">{poll.error}</span> : 'well') },
          ]}
        />
      )}
    </Panel>
  )
}

function Next({ source: { active, sync } }: { source: Source }) {
  if (!active) return <>It is turned off, and not looked at.</>
  return sync.next_poll_at && <>{nextLook(sync.next_poll_at)}</>
}

/** A time that is over is as good as now: it is next. */
const nextLook = (at: string, now: number = Date.now()): string =>
  Date.parse(at) > now ? `It is looked at again at ${clock(at)}.` : 'It is looked at next.'
