import { useState } from 'react'
import { onceOnly } from '@/api/client'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field, TextArea } from '@/ui/field'
import type { Card } from './cards'
import { useCommand } from './commands'
import { agentPhases, phaseAfter, phaseName, rejectedTo, type Action } from './phases'
import { actionName } from './rules'

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

  function act(): void {
    if (missing) return
    command.mutate({ card, action, reason: reason.trim(), run: (startsNext || startsAgain) && run, key })
    onDone()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={`${actionName[action]} #${card.seq}: ${card.summary}`}
      description={consequence(card, action)}
      footer={
        <>
          <Button onClick={onDone}>Leave it</Button>
          <Button look={action === 'close' || action === 'cancel' ? 'danger' : 'primary'} aria-disabled={missing} onClick={act}>
            {actionName[action]}
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
        {(startsNext || startsAgain) && (
          <label className="flex min-h-11 items-center gap-3">
            <input type="checkbox" className="size-5 accent-accent" checked={run} onChange={(event) => setRun(event.target.checked)} />
            Start {startsNext ? next : card.phase} at once
          </label>
        )}
        {action === 'run' || action === 'retry' ? <p className="text-muted">In {card.repository}.</p> : null}
      </form>
    </Dialog>
  )
}

function consequence({ phase, endpoint, plan_version, verdict }: Card, action: Action): string {
  switch (action) {
    case 'run': return `An agent begins with ${phase}.`
    case 'approve':
      if (verdict === 'not_pass') return 'The review did not pass: this goes on all the same, and asks for a reason.'
      return `${phase === 'plan' ? `Version ${plan_version} of the plan` : phaseName(phase)} is good; next is ${phaseAfter(phase, endpoint)}.`
    case 'reject': return `It goes back to ${rejectedTo(phase) ?? phase} with what you say.`
    case 'retry': return `${phaseName(phase)} is tried again as a new attempt.`
    case 'cancel': return 'The agent and all that it started are ended.'
    case 'close': return 'It ends for good. A running agent is ended first.'
    case 'edit_plan': return ''
  }
}
