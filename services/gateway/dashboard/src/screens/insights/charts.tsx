import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { cost, count } from '@/format/numbers'
import { duration } from '@/format/time'
import type { Insights } from './queries'
import { leadParts } from './lead'
import { busyOf, busySeries, setbacks, throughput, type Series } from './series'

type Days = { days: Insights['days'] }

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
      series={throughput}
      tell={count}
    />
  )
}

export function SetbackChart({ days }: Days) {
  return (
    <Bars
      rows={days.map(({ day, runs, failed, rejected }) => ({ day: day.slice(5), runs, failed, rejected }))}
      series={setbacks}
      tell={count}
    />
  )
}

export function WorkerChart({ days }: Days) {
  const series = busySeries(days)
  return (
    <Bars
      stacked
      rows={days.map((day) => ({
        day: day.day.slice(5),
        ...Object.fromEntries(series.map(({ key, worker }) => [key, busyOf(day, worker)])),
      }))}
      series={series}
      tell={duration}
    />
  )
}

export function CostChart({ days }: Days) {
  return (
    <Bars
      rows={days.map(({ day, cost_usd }) => ({ day: day.slice(5), cost_usd }))}
      series={[{ key: 'cost_usd', name: 'Cost', colour: 'var(--accent)', dot: 'bg-accent' }]}
      tell={cost}
    />
  )
}
