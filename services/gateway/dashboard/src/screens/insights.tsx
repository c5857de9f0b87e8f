import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { cost, count, plural } from '@/format/numbers'
import { duration } from '@/format/time'
import { Button } from '@/ui/button'
import { Input } from '@/ui/field'
import { Page } from '@/ui/page'
import { Panel } from '@/ui/panel'
import { Skeleton, SkeletonRows } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { CostTable } from './insights/cost-table'
import { Figures } from './insights/figures'
import { insightsQuery, type Insights as Answer } from './insights/queries'
import { lastDays, type Range } from './insights/range'
import { rangeOf } from './insights/search'
import { leadParts, share } from './insights/lead'
import { busyOf, busySeries, setbacks, throughput, type Series } from './insights/series'
import { WithTable } from './insights/with-table'

// Charts are more than the rest of the application together.
const Charts = {
  Lead: lazy(() => import('./insights/charts').then(({ LeadChart }) => ({ default: LeadChart }))),
  Throughput: lazy(() => import('./insights/charts').then(({ ThroughputChart }) => ({ default: ThroughputChart }))),
  Setbacks: lazy(() => import('./insights/charts').then(({ SetbackChart }) => ({ default: SetbackChart }))),
  Workers: lazy(() => import('./insights/charts').then(({ WorkerChart }) => ({ default: WorkerChart }))),
  Cost: lazy(() => import('./insights/charts').then(({ CostChart }) => ({ default: CostChart }))),
}

export default function Insights() {
  const range = rangeOf(useSearch({ from: '/shell/insights' }))
  const insights = useQuery({ ...insightsQuery(range), placeholderData: (before) => before })
  return (
    <Page title="Insights" wide actions={<RangeChoice range={range} />}>
      {insights.isPending ? (
        <SkeletonRows rows={3} className="h-64" />
      ) : insights.isError ? (
        <ErrorState error={insights.error} retry={() => void insights.refetch()} />
      ) : insights.data.days.length === 0 ? (
        <EmptyState title="Nothing happened in these days">
          <p>Choose a longer range, or open a Delivery: its time and cost are counted here from its first run on.</p>
        </EmptyState>
      ) : (
        <Shown insights={insights.data} />
      )}
    </Page>
  )
}

function RangeChoice({ range }: { range: Range }) {
  const navigate = useNavigate()
  const show = (next: Range): void => void navigate({ to: '/insights', search: { ...next }, replace: true })
  const valid = (next: Range): void => {
    if (next.from !== '' && next.to !== '' && next.from <= next.to) show(next)
  }
  return (
    <div role="group" aria-label="Date range" className="flex flex-wrap items-center gap-2">
      {[7, 30, 90, 365].map((days) => {
        const it = lastDays(days)
        const pressed = it.from === range.from && it.to === range.to
        return (
          <Button key={days} aria-pressed={pressed} look={pressed ? 'primary' : 'plain'} onClick={() => show(it)}>
            {days === 365 ? 'A year' : `${days} days`}
          </Button>
        )
      })}
      <Input
        type="date"
        aria-label="First day"
        className="w-40"
        value={range.from}
        max={range.to}
        onChange={(event) => valid({ ...range, from: event.target.value })}
      />
      <Input
        type="date"
        aria-label="Last day"
        className="w-40"
        value={range.to}
        min={range.from}
        onChange={(event) => valid({ ...range, to: event.target.value })}
      />
    </div>
  )
}

function Shown({ insights }: { insights: Answer }) {
  const { lead, days, costs } = insights
  const completed = days.filter((day) => day.completed > 0)
  const busy = busySeries(days)
  return (
    <>
      {insights.cut && (
        <p className="rounded-md border border-warn bg-warn-soft px-4 py-3 text-warn">
          More happened in these days than one answer takes: it begins at {insights.from.slice(0, 10)}. Choose a shorter
          range to see all of it.
        </p>
      )}
      <Figures insights={insights} />
      <Panel
        title="Lead time"
        hint="What the time from opening to close was spent on, in Deliveries that came to their end; by the day of their close (UTC)."
      >
        {completed.length === 0 ? (
          <p className="text-muted">No Delivery came to its end in these days.</p>
        ) : (
          <>
            <ul className="flex flex-wrap gap-x-6 gap-y-1">
              {leadParts.map(({ key, name, dot }) => (
                <li key={key} className="flex items-center gap-2">
                  <span aria-hidden className={`size-3 rounded-sm ${dot}`} />
                  {name}: {share(lead.total, key)}, {duration(lead.total[key] / lead.deliveries)} on average
                </li>
              ))}
            </ul>
            <WithTable
              label="Lead time by day"
              head={['Day', 'Completed', ...leadParts.map(({ name }) => name)]}
              rows={completed.map((day) => [
                day.day,
                count(day.completed),
                ...leadParts.map(({ key }) => duration(day.lead[key] / day.completed)),
              ])}
            >
              <Chart>
                <Charts.Lead days={completed} />
              </Chart>
            </WithTable>
          </>
        )}
      </Panel>
      <Panel title="Throughput" hint="Deliveries opened, completed and given up, by day (UTC).">
        <Legend series={throughput} />
        <WithTable
          label="Throughput by day"
          head={['Day', 'Opened', 'Completed', 'Given up']}
          rows={days.map((day) => [day.day, count(day.opened), count(day.completed), count(day.given_up)])}
        >
          <Chart>
            <Charts.Throughput days={days} />
          </Chart>
        </WithTable>
      </Panel>
      <Panel title="Cost" hint={`${cost(costs.total_usd)} for agent runs that began in these days.`}>
        <WithTable
          label="Cost by day"
          head={['Day', 'Cost']}
          rows={days.map((day) => [day.day, cost(day.cost_usd)])}
        >
          <Chart>
            <Charts.Cost days={days} />
          </Chart>
        </WithTable>
        <div className="grid gap-6 lg:grid-cols-3">
          <CostTable title="By source" rows={costs.by_source} total={costs.total_usd} />
          <CostTable title="By model" rows={costs.by_model} total={costs.total_usd} />
          <CostTable title="By phase" rows={costs.by_phase} total={costs.total_usd} />
        </div>
      </Panel>
      <Panel
        title="Rejects and failures"
        hint="Agent runs that began and those of them that failed, and how often a person sent work back, by day (UTC)."
      >
        <Legend series={setbacks} />
        <WithTable
          label="Rejects and failures by day"
          head={['Day', 'Agent runs', 'Failed', 'Rejected']}
          rows={days.map((day) => [day.day, count(day.runs), rate(day.failed, day.runs), rate(day.rejected, day.runs)])}
        >
          <Chart>
            <Charts.Setbacks days={days} />
          </Chart>
        </WithTable>
        <h3 className="mt-2 font-semibold">By phase</h3>
        <p className="text-muted">How attempts ended that ended in these days.</p>
        <WithTable
          open
          label="Attempts by phase"
          head={['Phase', 'Attempts', 'Succeeded', 'Failed', 'Blocked', 'Rejected']}
          rows={insights.phases.map((phase) => [
            phase.phase,
            count(phase.attempts),
            rate(phase.succeeded, phase.attempts),
            rate(phase.failed, phase.attempts),
            rate(phase.blocked, phase.attempts),
            rate(phase.rejected, phase.attempts),
          ])}
        />
      </Panel>
      <Panel title="Workers" hint="How long agents worked on each, by the day on which the run began (UTC); runs side by side count each.">
        {insights.workers.length === 0 ? (
          <p className="text-muted">No worker ran anything in these days.</p>
        ) : (
          <>
            <Legend series={busy} />
            <WithTable
              label="Use of workers by day"
              head={['Day', ...busy.map(({ name }) => name)]}
              rows={days.map((day) => [day.day, ...busy.map(({ worker }) => duration(busyOf(day, worker)))])}
            >
              <Chart>
                <Charts.Workers days={days} />
              </Chart>
            </WithTable>
            <WithTable
              open
              label="Use of workers"
              head={['Worker', 'Runs', 'Failed', 'Agents worked']}
              rows={insights.workers.map((one) => [
                one.name,
                plural(one.runs, 'run'),
                rate(one.failed, one.runs),
                duration(one.busy_ms),
              ])}
            />
          </>
        )}
      </Panel>
    </>
  )
}

const Legend = ({ series }: { series: readonly Series[] }) => (
  <ul className="flex flex-wrap gap-x-6 gap-y-1">
    {series.map(({ key, name, dot }) => (
      <li key={key} className="flex items-center gap-2">
        <span aria-hidden className={`size-3 rounded-sm ${dot}`} />
        <span className="min-w-0 break-words">{name}</span>
      </li>
    ))}
  </ul>
)

/** Keeps the chart's place while its code is on the way. */
const Chart = ({ children }: { children: React.ReactNode }) => (
  <div className="h-64">
    <Suspense fallback={<Skeleton className="h-full" />}>{children}</Suspense>
  </div>
)

const rate = (part: number, whole: number): string =>
  whole === 0 || part === 0 ? count(part) : `${count(part)} (${Math.round((100 * part) / whole)}%)`
