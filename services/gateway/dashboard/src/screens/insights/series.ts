import type { Insights } from './queries'

type Day = Insights['days'][number]

/** What a chart draws in one colour, and its legend names. */
export interface Series {
  key: string
  name: string
  colour: string
  dot: string
}

export const throughput: readonly Series[] = [
  { key: 'opened', name: 'Opened', colour: 'var(--idle)', dot: 'bg-idle' },
  { key: 'completed', name: 'Completed', colour: 'var(--good)', dot: 'bg-good' },
  { key: 'given_up', name: 'Given up', colour: 'var(--bad)', dot: 'bg-bad' },
]

export const setbacks: readonly Series[] = [
  { key: 'runs', name: 'Agent runs', colour: 'var(--idle)', dot: 'bg-idle' },
  { key: 'failed', name: 'Failed', colour: 'var(--bad)', dot: 'bg-bad' },
  { key: 'rejected', name: 'Rejected', colour: 'var(--warn)', dot: 'bg-warn' },
]

const palette = [
  ['var(--accent)', 'bg-accent'], ['var(--good)', 'bg-good'], ['var(--warn)', 'bg-warn'], ['var(--busy)', 'bg-busy'],
  ['var(--bad)', 'bg-bad'],
] as const

export const busyOf = (day: Day, worker: string | null): number =>
  day.busy.find((one) => one.worker === worker)?.busy_ms ?? 0

/** One for each worker that the days name, the busiest first, and one for all others. */
export function busySeries(days: readonly Day[]): (Series & { worker: string | null })[] {
  const sums = new Map<string | null, number>()
  for (const { worker, busy_ms } of days.flatMap((day) => day.busy)) sums.set(worker, (sums.get(worker) ?? 0) + busy_ms)
  return [...sums.keys()]
    .sort((a, b) => Number(a === null) - Number(b === null) || (sums.get(b) ?? 0) - (sums.get(a) ?? 0))
    .map((worker, index) => {
      const [colour, dot] = (worker !== null && palette[index]) || ['var(--idle)', 'bg-idle']
      // A name may hold a dot, which a chart would take for a path.
      return { key: `w${index}`, name: worker ?? 'other workers', colour, dot, worker }
    })
}
