import { useState } from 'react'
import { onceOnly } from '@/api/client'
import { plural } from '@/format/numbers'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field, TextArea } from '@/ui/field'
import type { Card } from './card-lists'
import { useCommand } from './commands'
import { agentPhases, phaseAfter, phaseName, rejectedTo, type Action } from './phases'
import { actionLabel, actionName } from './rules'

export interface Intent {
  card: Card
  action: Action
}

/** Says what an action will do, asks what it needs to know, and does it. */
export function ActionDialog({ intent, onDone }: { intent: Intent; onDone: () => void }) {
  const { card, action } = intent
  const [reason, setReason] = useState('')
  const [run, setRun] = useState(true)
  const [key] = useState(onceOnly)
  const command = useCommand()
  const override = action === 'approve' && card.verdict === 'not_pass'
  const needsReason = action === 'reject' || override
  const next = phaseAfter(card.phase, card.endpoint)
  const startsNext = action === 'approve' && agentPhases.has(next) && card.checkpoints.includes(next)
  const startsAgain = action === 'retry' && agentPhases.has(card.phase) && card.checkpoints.includes(card.phase)
  const missing = needsReason && reason.trim() === ''
  // Somebody else's approval comes after this one: nothing begins before that.
  const isLast = action !== 'approve' || override || (card.approvals_missing ?? 1) <= 1

  function act(): void {
    if (missing) return
    const seen = action !== 'approve' || card.phase !== 'plan' ? undefined : { plan_version: card.plan_version }
    command.mutate({ of: card, action, reason: reason.trim(), run: (startsNext || startsAgain) && run, override, ...(seen && { seen }), key }, { onSuccess: onDone })
  }

  return (
    // Out of the way while the answer comes: what is expected is shown. A refusal brings it back with what was written.
    <Dialog
      open={!command.isPending && !command.isSuccess}
      onOpenChange={(open) => !open && onDone()}
      title={`${actionName[action]} #${card.seq}: ${card.summary}`}
      description={consequence(card, action)}
      footer={
        <>
          <Button onClick={onDone}>Leave it</Button>
          <Button look={action === 'close' || action === 'cancel' ? 'danger' : 'primary'} aria-disabled={missing} onClick={act}>
            {actionLabel(action, card)}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          act()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) act()
        }}
      >
        {action !== 'run' && action !== 'retry' && (
          <Field
            label={action === 'reject' ? 'What should be different?' : needsReason ? 'Reason' : 'Reason (optional)'}
            hint={action === 'reject' ? 'It goes into the next prompt, and where the source says so to the pull request. Ctrl+Enter sends.' : undefined}
          >
            {(ids) => (
              <TextArea
                {...ids}
                required={needsReason}
                maxLength={16_000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
        {(startsNext || startsAgain) && isLast && (
          <label className="flex min-h-11 items-center gap-3">
            <input type="checkbox" className="size-5 accent-accent" checked={run} onChange={(event) => setRun(event.target.checked)} />
            Start {startsNext ? next : card.phase} at once
          </label>
        )}
        {command.isError && <p role="alert" className="break-words text-bad">{command.error.message}</p>}
        {action === 'run' || action === 'retry' ? <p className="text-muted">In {card.repository}.</p> : null}
      </form>
    </Dialog>
  )
}

function consequence({ phase, endpoint, plan_version, verdict, approvals_missing }: Card, action: Action): string {
  switch (action) {
    case 'run': return `An agent begins with ${phase}.`
    case 'approve':
      if (verdict === 'not_pass') return 'The review did not pass: this goes on all the same, and asks for a reason.'
      return `${phase === 'plan' ? `Version ${plan_version} of the plan` : phaseName(phase)} is good; ${
        approvals_missing !== null && approvals_missing > 1
          ? `${plural(approvals_missing - 1, 'more approval')} by others ${approvals_missing > 2 ? 'are' : 'is'} needed then.`
          : `next is ${phaseAfter(phase, endpoint)}.`
      }`
    case 'reject': return `It goes back to ${rejectedTo(phase) ?? phase} with what you say.`
    case 'retry': return `${phaseName(phase)} is tried again as a new attempt.`
    case 'cancel': return 'The agent and all that it started are ended.'
    case 'close': return 'It ends for good. A running agent is ended first.'
    case 'edit_plan': return ''
  }
}
