import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field, TextArea } from '@/ui/field'
import type { Act, Delivery } from './data'
import { phaseNames } from './situation'

export type Question = { action: 'cancel' } | { action: 'close' } | { action: 'approve'; override: true }

interface AskDialogProps {
  question: Question
  delivery: Delivery
  pending: boolean
  error: string | null
  onClose: () => void
  onDo: (act: Act) => void
}

/** Asks before what cannot be taken back. */
export function AskDialog({ question, delivery, pending, error, onClose, onDo }: AskDialogProps) {
  const [reason, setReason] = useState('')
  const { title, what, button, needed } = words(question, delivery)
  return (
    <Dialog
      open={!pending}
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={what}
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            look={question.action === 'approve' ? 'primary' : 'danger'}
            disabled={needed && reason.trim() === ''}
            onClick={() => onDo({ ...question, reason: reason.trim() || undefined })}
          >
            {button}
          </Button>
        </>
      }
    >
      <Field label={needed ? 'Reason' : 'Reason (may be empty)'} hint="It stands in the timeline." error={error}>
        {(ids) => <TextArea {...ids} rows={3} maxLength={20_000} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </Dialog>
  )
}

function words(question: Question, delivery: Delivery): { title: string; what: string; button: string; needed: boolean } {
  switch (question.action) {
    case 'cancel':
      return {
        title: `Cancel the ${phaseNames[delivery.phase].toLowerCase()} run?`,
        what: 'The agent and all its processes are ended. The phase counts as failed; it can be tried again. What was not pushed is lost.',
        button: 'Cancel the run', needed: false,
      }
    case 'close':
      return {
        title: 'Close this Delivery for good?',
        what: 'Nothing can change it afterwards. A running agent is canceled first. The branch and the pull request stay as they are.',
        button: 'Close for good', needed: false,
      }
    case 'approve':
      return {
        title: 'Approve what the review did not pass?',
        what: 'The reviewing agent found faults. Say why it may go on all the same.',
        button: 'Approve all the same', needed: true,
      }
  }
}
