import { useState } from 'react'
import { sentenceOf } from '@/api/problem'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Choice, Field, Input } from '@/ui/field'
import type { Worker } from './queries'
import { useHold } from './worker-commands'

const hour = 3_600_000

/** Lets a worker take nothing new, for a while or for good. */
export function HoldDialog({ worker, onClose }: { worker: Worker; onClose: () => void }) {
  const [way, setWay] = useState<'pause' | 'drain'>('pause')
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState('')
  const hold = useHold(worker)
  const act = (): void => {
    const until = way === 'pause' && hours !== '' ? new Date(Date.now() + Number(hours) * hour).toISOString() : null
    hold.mutate({ leaves: way === 'drain', reason: reason || null, until }, { onSuccess: onClose })
  }
  return (
    <Dialog
      open={!hold.isPending && !hold.isSuccess}
      onOpenChange={(open) => !open && onClose()}
      title={`Let ${worker.name} take nothing new`}
      footer={
        <>
          <Button onClick={onClose}>Keep it working</Button>
          <Button look="primary" onClick={act}>
            {way === 'pause' ? 'Pause it' : 'Drain it'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field
          label="How"
          hint={
            way === 'pause'
              ? 'It stays connected; what runs goes on.'
              : 'What runs goes on; then the worker ends, as for an update of the machine.'
          }
        >
          {(ids) => (
            <Choice {...ids} value={way} onChange={(event) => setWay(event.target.value as typeof way)}>
              <option value="pause">Pause</option>
              <option value="drain">Drain, then end</option>
            </Choice>
          )}
        </Field>
        {way === 'pause' && (
          <Field label="How long">
            {(ids) => (
              <Choice {...ids} value={hours} onChange={(event) => setHours(event.target.value)}>
                <option value="">until somebody resumes it</option>
                <option value="1">1 hour</option>
                <option value="8">8 hours</option>
                <option value="24">a day</option>
              </Choice>
            )}
          </Field>
        )}
        <Field label="Why" hint="Shown wherever somebody waits for this worker.">
          {(ids) => <Input {...ids} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {hold.isError && (
          <p role="alert" className="text-bad">
            {sentenceOf(hold.error)}
          </p>
        )}
      </div>
    </Dialog>
  )
}
