import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { cost, count } from '@/format/numbers'
import { duration } from '@/format/time'
import type { Insights } from './queries'
import { leadParts } from './lead'

type Days = { days: Insights['days'] }

interface Series {
  key: string
  name: string
  colour: string
}

/** Bars by day. The table beside each chart says the same to those who do not see it. */
function Bars({ rows, series, stacked, tell }: {
  rows: Record<string, string | number>[]
  series: readonly Series[]
  stacked?: boolean
  tell: (value: number) => string
}) {
  return (
    <div aria-hidden className="h-full">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={rows} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="day" stroke="var(--muted)" tick={{ fontSize: 12 }} tickLine={false} />
          <YAxis width={64} stroke="var(--muted)" tick={{ fontSize: 12 }} tickFormatter={tell} tickLine={false} axisLine={false} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--sunken)' }}
            contentStyle={{ background: 'var(--raised)', border: '1px solid var(--line)', borderRadius: 6 }}
            formatter={(value) => tell(Number(value))}
          />
          {series.map(({ key, name, colour }) => (
            <Bar key={key} maxBarSize={48} dataKey={key} name={name} fill={colour} isAnimationActive={false} {...(stacked && { stackId: 'all' })} />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

export function LeadChart({ days }: Days) {
  const rows = days.map((day) => ({
    day: day.day.slice(5),
    ...Object.fromEntries(leadParts.map(({ key }) => [key, day.lead[key] / day.completed])),
  }))
  return <Bars stacked rows={rows} series={leadParts} tell={duration} />
}

export function ThroughputChart({ days }: Days) {
  return (
    <Bars
      rows={days.map(({ day, opened, completed, given_up }) => ({ day: day.slice(5), opened, completed, given_up }))}
      series={[
        { key: 'opened', name: 'Opened', colour: 'var(--idle)' },
        { key: 'completed', name: 'Completed', colour: 'var(--good)' },
        { key: 'given_up', name: 'Given up', colour: 'var(--bad)' },
      ]}
      tell={count}
    />
  )
}

export function CostChart({ days }: Days) {
  return (
    <Bars
      rows={days.map(({ day, cost_usd }) => ({ day: day.slice(5), cost_usd }))}
      series={[{ key: 'cost_usd', name: 'Cost', colour: 'var(--accent)' }]}
      tell={cost}
    />
  )
}
