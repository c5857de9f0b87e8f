import { Check, CircleSlash, FileText, Play, RotateCcw, ThumbsDown, XCircle } from 'lucide-react'
import { useState } from 'react'
import { onceOnly } from '@/api/client'
import { useCommand } from '@/deliveries/commands'
import { agentPhases, phaseAfter } from '@/deliveries/phases'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import type { Act, Action, Delivery } from './data'
import { RejectDialog } from './reject-dialog'
import { AskDialog, type Question } from './ask-dialog'
import { phaseNames, situationOf } from './situation'

interface DecisionProps {
  delivery: Delivery
  /** Feedback that was gathered elsewhere: comments on lines of the plan. */
  feedback: string
  onRejected: () => void
  /** A changed plan is not saved yet: nobody knows what would be approved. */
  dirty: boolean
}

const edges = { good: 'border-l-good', bad: 'border-l-bad', warn: 'border-l-warn', busy: 'border-l-busy', idle: 'border-l-idle' }

/** Why it waits, and everything that may be done about it now. */
export function Decision({ delivery, feedback, onRejected, dirty }: DecisionProps) {
  const act = useCommand()
  const [rejecting, setRejecting] = useState(false)
  const [question, setQuestion] = useState<Question | null>(null)
  const situation = situationOf(delivery)
  const may = (action: Action): boolean => delivery.actions.includes(action)
  const look = (action: Action): 'primary' | 'plain' => (situation.action === action ? 'primary' : 'plain')
  const perform = (what: Act, onSuccess?: () => void): void =>
    act.mutate({ of: delivery, ...what, key: onceOnly() }, { ...(onSuccess && { onSuccess }) })
  const next = phaseAfter(delivery.phase, delivery.endpoint)
  const startsAgent = agentPhases.has(next) && delivery.checkpoints.includes(next)
  const needsOverride = delivery.verdict === 'not_pass' && delivery.phase === 'review'
  // Refused where somebody has changed it since this page was loaded.
  const seen = delivery.phase === 'plan' ? { plan_version: delivery.plan?.version } : { head_commit: delivery.head_commit }
  const approvals = delivery.phase_runs.findLast((one) => one.phase === delivery.phase)?.approvals.filter((one) => !one.void) ?? []

  return (
    <section aria-label="What is to be done" className={cn('flex flex-col gap-3 rounded-lg border border-l-4 bg-surface px-4 py-3', edges[situation.tone])}>
      <div className="flex flex-col gap-1">
        <h2 className="flex flex-wrap items-center gap-2 text-base font-semibold">
          {situation.title}
          {delivery.simulated && <Badge tone="warn">simulated agent</Badge>}
        </h2>
        <p className={cn('break-words whitespace-pre-wrap', situation.tone === 'bad' ? 'text-bad' : 'text-muted')}>{situation.why}</p>
        {may('approve') && delivery.phase === 'plan' && delivery.plan && (
          <p className="flex items-center gap-1.5 text-xs text-muted">
            <FileText aria-hidden className="size-3.5" />
            You approve version {delivery.plan.version} of the plan, SHA-256 <code className="font-mono">{delivery.plan.hash.slice(0, 12)}</code>.
          </p>
        )}
        {may('approve') && delivery.phase !== 'plan' && delivery.head_commit !== null && (
          <p className="text-xs text-muted">
            You approve the branch as it stands at commit <code className="font-mono">{delivery.head_commit.slice(0, 12)}</code>.
          </p>
        )}
        {delivery.run_status === 'succeeded' && approvals.length > 0 && (
          <p className="text-xs text-muted">Approved so far by {approvals.map((one) => one.name).join(', ')}.</p>
        )}
        {dirty && may('approve') && <p className="text-xs text-warn">Save or discard your changes of the plan before you approve it.</p>}
      </div>
      {delivery.actions.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {may('run') && (
            <Button look={look('run')} disabled={act.isPending} onClick={() => perform({ action: 'run' })}>
              <Play aria-hidden />
              Run {phaseNames[delivery.phase].toLowerCase()}
            </Button>
          )}
          {may('approve') && needsOverride && (
            <Button disabled={act.isPending} onClick={() => setQuestion({ action: 'approve', override: true })}>
              <Check aria-hidden />
              Approve all the same…
            </Button>
          )}
          {may('approve') && !needsOverride && startsAgent && (
            <Button look={look('approve')} disabled={act.isPending || dirty} onClick={() => perform({ action: 'approve', run: true, seen })}>
              <Check aria-hidden />
              Approve and run {phaseNames[next].toLowerCase()}
            </Button>
          )}
          {may('approve') && !needsOverride && (
            <Button look={startsAgent ? 'plain' : look('approve')} disabled={act.isPending || dirty} onClick={() => perform({ action: 'approve', seen })}>
              {!startsAgent && <Check aria-hidden />}
              {startsAgent ? 'Approve only' : next === 'close' ? 'Approve and close' : 'Approve'}
            </Button>
          )}
          {may('retry') && (
            <Button look={look('retry')} disabled={act.isPending} onClick={() => perform({ action: 'retry', run: agentPhases.has(delivery.phase) })}>
              <RotateCcw aria-hidden />
              Try again
            </Button>
          )}
          {may('reject') && (
            <Button look={look('reject')} disabled={act.isPending} onClick={() => setRejecting(true)}>
              <ThumbsDown aria-hidden />
              Send back…
            </Button>
          )}
          <span className="flex-1" />
          {may('cancel') && (
            <Button look="danger" disabled={act.isPending} onClick={() => setQuestion({ action: 'cancel' })}>
              <CircleSlash aria-hidden />
              Cancel the run…
            </Button>
          )}
          {may('close') && (
            <Button look="quiet" className="text-bad" disabled={act.isPending} onClick={() => setQuestion({ action: 'close' })}>
              <XCircle aria-hidden />
              Close…
            </Button>
          )}
        </div>
      )}
      {act.isError && <p role="alert" className="break-words text-bad">{act.error.message}</p>}
      {rejecting && (
        <RejectDialog
          delivery={delivery}
          feedback={feedback}
          onClose={() => setRejecting(false)}
          onReject={(reason, run) =>
            perform({ action: 'reject', reason, run }, () => {
              setRejecting(false)
              onRejected()
            })
          }
          pending={act.isPending}
          error={act.isError ? act.error.message : null}
        />
      )}
      {question !== null && (
        <AskDialog
          question={question}
          delivery={delivery}
          pending={act.isPending}
          error={act.isError ? act.error.message : null}
          onClose={() => setQuestion(null)}
          onDo={(what) => perform(what, () => setQuestion(null))}
        />
      )}
    </section>
  )
}
