import { useCallback } from 'react'
import { Choice } from '@/ui/field'
import { EmptyState } from '@/ui/states'
import { TranscriptViewer } from '@/transcript/viewer'
import type { Delivery, Run } from './data'
import { phaseNames } from './situation'

interface TranscriptTabProps {
  delivery: Delivery
  run: string | undefined
  event: number | undefined
  onRun: (run: string) => void
}

export default function TranscriptTab({ delivery, run, event, onRun }: TranscriptTabProps) {
  const shown = delivery.runs.find((one) => one.id === run) ?? delivery.runs.at(-1)
  const id = shown?.id ?? ''
  const linkTo = useCallback(
    (sequence: number): string => `/deliveries/${delivery.id}?tab=transcript&run=${id}&event=${sequence}`,
    [delivery.id, id],
  )
  if (shown === undefined)
    return (
      <EmptyState title="No agent has worked on it yet">
        <p>What an agent does is shown here from its first line on.</p>
      </EmptyState>
    )
  if (shown.status === 'running' && shown.worker === null)
    return (
      <EmptyState title="No worker has begun yet">
        <p>{shown.waiting_reason ?? 'The run was asked for a moment ago.'}</p>
      </EmptyState>
    )
  return (
    <div className="flex flex-col gap-3">
      {delivery.runs.length > 1 && (
        <Choice aria-label="Run" className="w-auto self-start" value={shown.id} onChange={(change) => onRun(change.target.value)}>
          {delivery.runs.toReversed().map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </Choice>
      )}
      <TranscriptViewer
        key={`${shown.id}.${event ?? ''}`}
        delivery={delivery.id}
        run={shown.id}
        status={shown.status}
        event={run === undefined || run === shown.id ? (event ?? null) : null}
        linkTo={linkTo}
      />
    </div>
  )
}

const nameOf = (run: Run): string => `${phaseNames[run.mode]}, attempt ${run.attempt}: ${run.outcome === 'canceled' ? 'canceled' : run.status}`
