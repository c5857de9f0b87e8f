import { cost, count } from '@/format/numbers'
import { duration } from '@/format/time'
import type { Insights } from './queries'

/** The range in six numbers. */
export function Figures({ insights: { lead, days, phases, costs } }: { insights: Insights }) {
  const sum = (values: number[]): number => values.reduce((all, one) => all + one, 0)
  const agent = phases.filter(({ phase }) => phase === 'plan' || phase === 'implement' || phase === 'review')
  const attempts = sum(agent.map((one) => one.attempts))
  const of = (part: number): string => (attempts === 0 ? 'none' : `${Math.round((100 * part) / attempts)}%`)
  const figures: [name: string, value: string][] = [
    ['Completed', count(lead.deliveries)],
    ['Given up', count(sum(days.map((day) => day.given_up)))],
    ['Median lead time', lead.deliveries === 0 ? 'none' : duration(lead.median_ms)],
    ['Nine of ten within', lead.deliveries === 0 ? 'none' : duration(lead.p90_ms)],
    ['Agent attempts rejected', of(sum(agent.map((one) => one.rejected)))],
    ['Agent attempts failed', of(sum(agent.map((one) => one.failed)))],
    ['Cost', cost(costs.total_usd)],
    ['Cost per completed', lead.deliveries === 0 ? 'none' : cost(costs.total_usd / lead.deliveries)],
  ]
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {figures.map(([name, value]) => (
        <div key={name} className="rounded-lg border bg-surface px-4 py-3">
          <dt className="text-xs text-muted">{name}</dt>
          <dd className="mt-1 text-lg font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
