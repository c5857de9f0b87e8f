import { ExternalLink } from 'lucide-react'
import type { Schema } from '@/api/client'
import { dateTime } from '@/format/time'
import { Badge, type Tone } from '@/ui/badge'
import { EmptyState } from '@/ui/states'
import { StatusBadge } from '@/ui/status-badge'
import type { Delivery, PhaseRun } from './data'
import { phaseNames } from './situation'

type Fact = Schema<'Evidence'>

const observed: readonly PhaseRun['phase'][] = ['verify', 'deploy', 'observe']

const tones: Record<string, Tone> = {
  success: 'good', succeeded: 'good', passed: 'good', active: 'good', merged: 'good', neutral: 'idle', skipped: 'idle', inactive: 'idle',
  failure: 'bad', failed: 'bad', error: 'bad', timed_out: 'bad', cancelled: 'bad', action_required: 'warn', missing: 'warn',
  in_progress: 'busy', queued: 'busy', pending: 'busy', waiting: 'busy',
}

/** What was seen at the host: checks, the merge, deployments. */
export default function ChecksTab({ delivery }: { delivery: Delivery }) {
  const attempts = delivery.phase_runs.filter((run) => observed.includes(run.phase)).toReversed()
  if (attempts.length === 0)
    return (
      <EmptyState title="Nothing was checked yet">
        <p>When the review is done, the checks of the branch, the merge and the deployments of the host are followed here.</p>
      </EmptyState>
    )
  return (
    <div className="flex flex-col gap-4">
      {attempts.map((run) => (
        <section key={`${run.phase}.${run.attempt}`} aria-label={`${phaseNames[run.phase]}, attempt ${run.attempt}`} className="rounded-lg border bg-surface">
          <header className="flex flex-wrap items-center gap-2 border-b px-4 py-2">
            <h3 className="font-semibold">{phaseNames[run.phase]}</h3>
            {run.attempt > 1 && <span className="text-xs text-muted">attempt {run.attempt}</span>}
            {run.outcome === 'skipped' ? <Badge tone="idle">skipped</Badge> : <StatusBadge status={run.run_status} />}
            <span className="text-xs text-muted">{dateTime(run.started_at)}</span>
          </header>
          {run.reason !== null && <p className="px-4 pt-2 break-words text-muted">{run.reason}</p>}
          {run.evidence.length > 0 ? <Facts facts={run.evidence} /> : <p className="px-4 py-3 text-muted">Nothing was seen at the host.</p>}
        </section>
      ))}
    </div>
  )
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="What was seen">
      <table className="w-full text-left">
        <thead className="text-xs text-muted">
          <tr>
            {['Name', 'State', 'Commit', 'Seen', 'Link'].map((name) => (
              <th key={name} scope="col" className="px-4 py-2 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map((fact, index) => (
            <tr key={index} className="border-t align-top">
              <th scope="row" className="px-4 py-2 font-normal">
                {fact.name}
                {fact.detail !== null && (
                  <details className="mt-1">
                    <summary className="text-xs text-muted">What it says</summary>
                    <pre className="mt-1 max-h-64 max-w-prose overflow-auto font-mono text-xs whitespace-pre-wrap">{fact.detail}</pre>
                  </details>
                )}
              </th>
              <td className="px-4 py-2">
                <Badge tone={tones[fact.state] ?? 'idle'}>{fact.state.replaceAll('_', ' ')}</Badge>
              </td>
              <td className="px-4 py-2 font-mono text-xs">{fact.commit?.slice(0, 7) ?? ''}</td>
              <td className="px-4 py-2 text-xs whitespace-nowrap text-muted">{dateTime(fact.at ?? fact.seen_at)}</td>
              <td className="px-4 py-2">
                {fact.url !== null && /^https?:\/\//i.test(fact.url) && (
                  <a href={fact.url} target="_blank" rel="noopener noreferrer" className="inline-flex items-center gap-1 text-accent hover:underline">
                    Open
                    <ExternalLink aria-label={`${fact.name} (in a new tab)`} className="size-3.5" />
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
