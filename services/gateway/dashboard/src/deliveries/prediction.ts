import type { Card } from './card-lists'
import type { Command, Prediction, Subject } from './commands'
import { agentPhases, phaseAfter, rejectedTo, type Phase } from './phases'

type RunStatus = Card['run_status']

/** Where a command leads, as far as it can be known before the server says. Nothing is offered meanwhile. */
export function predicted(of: Subject, { action, run, override }: Pick<Command, 'action' | 'run' | 'override'>): Prediction {
  const to = (phase: Phase, run_status: RunStatus, error: string | null = null): Prediction => ({
    phase, run_status, error, actions: [], verdict: null, waiting_reason: null, approvals_missing: null,
  })
  const begun = (phase: Phase): Prediction =>
    to(phase, phase === 'close' ? 'succeeded' : agentPhases.has(phase) && (run || !of.checkpoints.includes(phase)) ? 'running' : 'pending')
  switch (action) {
    case 'run': return to(of.phase, 'running')
    case 'retry': return begun(of.phase)
    case 'cancel': return to(of.phase, 'failed', 'Canceled by user')
    case 'close': return to('close', 'succeeded')
    case 'reject': return begun(rejectedTo(of.phase) ?? of.phase)
    case 'approve': {
      const missing = (of.approvals_missing ?? 1) - 1
      if (override || missing <= 0) return begun(phaseAfter(of.phase, of.endpoint))
      const { phase, run_status, error, verdict, waiting_reason } = of
      return { phase, run_status, error, verdict, waiting_reason, actions: [], approvals_missing: missing }
    }
    case 'edit_plan': throw new Error('A plan is edited on the page of its Delivery.')
  }
}
