import { ScrollText } from 'lucide-react'
import type { ReactNode } from 'react'
import { compact, cost, count } from '@/format/numbers'
import { dateTime, duration } from '@/format/time'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/states'
import type { Delivery, Run } from './data'
import { phaseNames } from './situation'

/** Every execution of an agent: by whom, how long, for how much, and what it was asked. */
export default function RunsTab({ delivery, onTranscript }: { delivery: Delivery; onTranscript: (run: string) => void }) {
  if (delivery.runs.length === 0) return <EmptyState title="No agent has worked on it yet" />
  return (
    <div className="flex flex-col gap-3">
      {delivery.runs.toReversed().map((run) => (
        <RunCard key={run.id} run={run} onTranscript={() => onTranscript(run.id)} />
      ))}
    </div>
  )
}

const tones = { running: 'busy', success: 'good', failed: 'bad' } as const

function RunCard({ run, onTranscript }: { run: Run; onTranscript: () => void }) {
  const { stats } = run
  return (
    <section aria-label={`${phaseNames[run.mode]}, attempt ${run.attempt}`} className="flex flex-col gap-3 rounded-lg border bg-surface px-4 py-3">
      <header className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold">
          {phaseNames[run.mode]}, attempt {run.attempt}
        </h3>
        <Badge tone={tones[run.status]}>{run.outcome === 'canceled' ? 'canceled' : run.status === 'success' ? 'succeeded' : run.status}</Badge>
        {run.worker?.simulated && <Badge tone="warn">simulated</Badge>}
        <span className="flex-1" />
        <Button size="small" onClick={onTranscript}>
          <ScrollText aria-hidden />
          Transcript
        </Button>
      </header>
      {run.error !== null && <p className="break-words text-bad">{run.error}</p>}
      {run.waiting_reason !== null && <p className="text-warn">{run.waiting_reason}</p>}
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4 gap-y-2">
        <Fact name="Model">{run.session.model}</Fact>
        <Fact name="Worker">{run.worker ? `${run.worker.name} · ${run.worker.agent}` : 'none yet'}</Fact>
        <Fact name="Started">{dateTime(run.created_at)}</Fact>
        <Fact name="Duration">{stats.duration_ms > 0 ? duration(stats.duration_ms) : run.ended_at ? duration(Date.parse(run.ended_at) - Date.parse(run.created_at)) : 'runs'}</Fact>
        <Fact name="Cost">{cost(stats.cost_usd)}</Fact>
        <Fact name="Turns">{count(stats.turns)}</Fact>
        <Fact name="Tokens in">{compact(stats.input_tokens)}</Fact>
        <Fact name="From the cache">{compact(stats.cache_read_tokens)}</Fact>
        <Fact name="To the cache">{compact(stats.cache_creation_tokens)}</Fact>
        <Fact name="Tokens out">{compact(stats.output_tokens)}</Fact>
        {run.session_id !== null && <Fact name="Session"><code className="font-mono text-xs break-all">{run.session_id}</code></Fact>}
        {run.agents.length > 0 && <Fact name="Subagents">{run.agents.join(', ')}</Fact>}
        {run.used_skills.length > 0 && <Fact name="Skills used">{run.used_skills.join(', ')}</Fact>}
        {run.permission_denials.length > 0 && <Fact name="Not permitted">{[...new Set(run.permission_denials)].join(', ')}</Fact>}
      </dl>
      <div className="flex flex-col gap-1">
        {run.summary !== null && <Folded title="What it answered">{run.summary}</Folded>}
        {run.prompt !== null && <Folded title="What it was asked (the prompt)">{run.prompt}</Folded>}
      </div>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  )
}

function Folded({ title, children }: { title: string; children: string }) {
  return (
    <details>
      <summary className="min-h-8 content-center text-muted">{title}</summary>
      <pre tabIndex={0} className="max-h-96 overflow-auto rounded bg-sunken px-3 py-2 font-mono text-xs leading-5 break-words whitespace-pre-wrap">{children}</pre>
    </details>
  )
}
