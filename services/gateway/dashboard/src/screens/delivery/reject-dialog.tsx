import { useState } from 'react'
import { agentPhases, rejectedTo } from '@/deliveries/phases'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field, TextArea } from '@/ui/field'
import type { Delivery } from './data'
import { phaseNames } from './situation'

interface RejectDialogProps {
  delivery: Delivery
  feedback: string
  onClose: () => void
  onReject: (reason: string, run: boolean) => void
  pending: boolean
  error: string | null
}

/** Sends a Delivery back, which needs a reason: it is all that the agent has to do better. */
export function RejectDialog({ delivery, feedback, onClose, onReject, pending, error }: RejectDialogProps) {
  const [reason, setReason] = useState(feedback)
  const [run, setRun] = useState(true)
  const to = rejectedTo(delivery.phase) ?? delivery.phase
  const isEmpty = reason.trim() === ''
  return (
    <Dialog
      open={!pending}
      onOpenChange={(open) => !open && onClose()}
      title={`Send it back to ${phaseNames[to].toLowerCase()}`}
      description={where(delivery, to)}
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" disabled={isEmpty} onClick={() => onReject(reason.trim(), run)}>
            Send back
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="What has to be different" hint={isEmpty ? 'Feedback is needed: the agent knows nothing else.' : undefined} error={error}>
          {(ids) => <TextArea {...ids} rows={9} maxLength={20_000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {agentPhases.has(to) && (
          <label className="flex min-h-11 items-center gap-2">
            <input type="checkbox" className="size-4" checked={run} onChange={(event) => setRun(event.target.checked)} />
            Start the {phaseNames[to].toLowerCase()} phase again at once
          </label>
        )}
      </div>
    </Dialog>
  )
}

function where(delivery: Delivery, to: Delivery['phase']): string {
  const prompt = `Your words go into the prompt of the next ${to} run and into the timeline.`
  return delivery.pull_request_url !== null && delivery.source_id !== null
    ? `${prompt} Where its source reports reviews, they also stand on the pull request, for everybody who can read it.`
    : prompt
}
