import { CircleCheck, CircleDashed, CircleX, LoaderCircle, OctagonPause, SkipForward } from 'lucide-react'
import { cost, plural } from '@/format/numbers'
import { between, dateTime, duration } from '@/format/time'
import { useNow } from '@/ui/age'
import { cn } from '@/ui/cn'
import { phaseNames } from './situation'
import type { Step } from './steps'

const icons = { pending: CircleDashed, running: LoaderCircle, succeeded: CircleCheck, failed: CircleX, blocked: OctagonPause }
const colours = { pending: 'text-idle', running: 'text-busy', succeeded: 'text-good', failed: 'text-bad', blocked: 'text-warn' }

/** The way of a Delivery: what is behind it, where it stands, what is to come. */
export function StepBar({ steps }: { steps: readonly Step[] }) {
  return (
    <ol aria-label="Phases" className="grid grid-cols-2 gap-1.5 sm:grid-cols-4 xl:grid-cols-8">
      {steps.map((step) => (
        <StepCard key={step.phase} step={step} />
      ))}
    </ol>
  )
}

function StepCard({ step }: { step: Step }) {
  const now = useNow()
  const against = step.status === 'succeeded' && step.verdict === 'not_pass'
  const Icon = step.skipped !== null ? SkipForward : step.status === null ? CircleDashed : icons[step.status]
  const colour = step.status === null ? 'text-muted' : against ? 'text-warn' : colours[step.status]
  const word = step.skipped !== null ? 'skipped' : against ? 'not passed' : (step.status ?? (step.isBeyond ? 'left out' : 'to come'))
  const facts = [
    step.since !== null ? between(step.since, null, Math.max(now, Date.parse(step.since))) : step.milliseconds > 0 ? duration(step.milliseconds) : '',
    step.costUsd > 0 ? cost(step.costUsd) : '',
  ].filter(Boolean)
  return (
    <li
      aria-current={step.isCurrent ? 'step' : undefined}
      className={cn('flex min-w-0 flex-col gap-0.5 rounded-md border bg-surface px-2.5 py-2', step.isCurrent && 'border-2 border-accent bg-accent-soft')}
      title={step.skipped ?? undefined}
    >
      <div className="flex items-center gap-1.5">
        <Icon aria-hidden className={cn('size-4 shrink-0', colour, step.status === 'running' && 'animate-spin')} />
        <span className={cn('font-semibold', step.status === null && 'font-normal text-muted')}>{phaseNames[step.phase]}</span>
      </div>
      <span className={cn('text-xs', colour)}>
        {word}
        {step.attempts > 1 && ` · ${plural(step.attempts, 'attempt')}`}
      </span>
      {facts.length > 0 && <span className="text-xs text-muted tabular-nums">{facts.join(' · ')}</span>}
      {step.approvals.map((approval) => (
        <span key={approval.account} className="truncate text-xs text-muted" title={`Approved ${dateTime(approval.at)}${approval.override ? ', although something was missing' : ''}`}>
          approved by {approval.name}
        </span>
      ))}
    </li>
  )
}
