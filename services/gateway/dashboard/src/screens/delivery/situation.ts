import { agentPhases } from '@/deliveries/phases'
import type { Action, Delivery } from './data'

export interface Situation {
  /** What is going on, in a few words. */
  title: string
  /** Why, or what it waits for. */
  why: string
  tone: 'good' | 'bad' | 'warn' | 'busy' | 'idle'
  /** The one action that moves it on; null where only time or others do. */
  action: Action | null
}

export const phaseNames: Record<Delivery['phase'], string> = {
  intake: 'Intake', plan: 'Plan', implement: 'Implement', review: 'Review', verify: 'Verify', deploy: 'Deploy', observe: 'Observe', close: 'Close',
}

/** Why a Delivery stands where it stands, and what would move it. */
export function situationOf(delivery: Delivery): Situation {
  const { phase, run_status: status, actions } = delivery
  const may = (action: Action): Action | null => (actions.includes(action) ? action : null)
  const name = phaseNames[phase].toLowerCase()
  const last = delivery.phase_runs.findLast((run) => run.phase === phase)
  const isAgent = agentPhases.has(phase)
  if (phase === 'close') return { title: 'Closed', why: delivery.error ?? last?.reason ?? 'Nothing is left to do.', tone: 'good', action: null }
  switch (status) {
    case 'pending':
      return isAgent
        ? delivery.checkpoints.includes(phase)
          ? { title: `${phaseNames[phase]} waits for you`, why: `You start the ${name} phase yourself, because it is a checkpoint.`, tone: 'warn', action: may('run') }
          : { title: `${phaseNames[phase]} is about to start`, why: delivery.waiting_reason ?? 'It starts by itself.', tone: 'idle', action: may('run') }
        : { title: `${phaseNames[phase]} begins by itself`, why: delivery.waiting_reason ?? last?.reason ?? 'The system looks at the host.', tone: 'idle', action: null }
    case 'running':
      return delivery.waiting_reason
        ? { title: `${phaseNames[phase]} waits for a worker`, why: delivery.waiting_reason, tone: 'warn', action: null }
        : { title: `${phaseNames[phase]} runs`, why: runningBecause(delivery, isAgent), tone: 'busy', action: null }
    case 'succeeded':
      return succeeded(delivery, may)
    case 'failed':
      return { title: `${phaseNames[phase]} failed`, why: delivery.error ?? last?.reason ?? 'No reason was given.', tone: 'bad', action: may('retry') }
    case 'blocked':
      return { title: `${phaseNames[phase]} is blocked`, why: delivery.error ?? last?.reason ?? 'No reason was given.', tone: 'warn', action: may('retry') }
  }
}

function succeeded(delivery: Delivery, may: (action: Action) => Action | null): Situation {
  const name = phaseNames[delivery.phase]
  if (delivery.phase === 'review' && delivery.verdict === 'not_pass')
    return { title: 'The review did not pass it', why: 'Send it back with feedback, or approve it all the same with a reason.', tone: 'warn', action: may('reject') }
  if (may('approve') === null) return { title: `${name} is done`, why: 'It goes on by itself.', tone: 'good', action: null }
  const what = delivery.phase === 'plan' ? `version ${delivery.plan?.version ?? 1} of the plan` : delivery.phase === 'review' ? 'the reviewed change' : 'what was changed'
  const missing = delivery.approvals_missing ?? 1
  const more = missing > 1 || delivery.approvals.needed > 1 ? ` ${missing} of ${delivery.approvals.needed} approvals are missing.` : ''
  return { title: `${name} waits for your judgement`, why: `Look at ${what}: approve it, or send it back with feedback.${more}`, tone: 'warn', action: may('approve') }
}

function runningBecause(delivery: Delivery, isAgent: boolean): string {
  if (!isAgent) return delivery.phase_runs.findLast((run) => run.phase === delivery.phase)?.reason ?? 'The system watches the host.'
  return delivery.worker ? `The agent works on ${delivery.worker}.` : 'The agent works.'
}
