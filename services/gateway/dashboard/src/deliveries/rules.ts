import type { Card } from './card-lists'
import { agentPhases, phaseAfter, phaseName, phases, rejectedTo, type Action, type Phase } from './phases'

/** Why it stands where it stands, in one line. */
export function whyItWaits(card: Card): string {
  const phase = phaseName(card.phase)
  if (card.phase === 'close') return 'Closed'
  if (card.canceling) return 'A cancelled run is not over yet'
  switch (card.run_status) {
    case 'pending':
      if (card.waiting_reason) return card.waiting_reason
      return agentPhases.has(card.phase) ? `${phase} waits for you to start it` : `${phase} is about to begin`
    case 'running':
      return card.waiting_reason ?? (card.worker ? `Runs on ${card.worker}` : systemWork(card.phase))
    case 'succeeded':
      if (card.verdict === 'not_pass') return 'The review did not pass'
      return waitsForApproval(phase, card)
    case 'failed':
      return card.error ?? `${phase} failed`
    case 'blocked':
      return card.error ?? `${phase} is blocked`
  }
}

const waitsForApproval = (phase: string, { approvals_missing: missing, approvals_needed: needed }: Card): string =>
  needed > 1 && missing !== null ? `${phase} waits for ${missing} of ${needed} approvals` : `${phase} waits for your approval`

function systemWork(phase: Phase): string {
  if (phase === 'verify') return 'Waits for checks'
  if (phase === 'deploy') return 'Waits for the merge or the deployment'
  return phase === 'observe' ? 'The deployment is being watched' : 'Starts'
}

/** A person has to act, or nothing moves. */
export const needsPerson = (card: Card): boolean =>
  card.run_status === 'failed' ||
  card.run_status === 'blocked' ||
  (agentPhases.has(card.phase) && (card.run_status === 'succeeded' || card.run_status === 'pending'))

/** The one that moves it on. */
export function bestAction(card: Card): Action | null {
  const order: Action[] = ['approve', 'run', 'retry', 'reject']
  if (card.verdict === 'not_pass') order.splice(0, 1)
  return order.find((action) => card.actions.includes(action)) ?? null
}

/** What stands on the button: an approval that others have to join says so. */
export const actionLabel = (action: Action, { approvals_missing: missing, approvals_needed: needed }: Card): string =>
  action === 'approve' && needed > 1 && missing !== null && missing > 0
    ? `Approve (${needed - missing + 1} of ${needed})`
    : actionName[action]

export const actionName: Record<Action, string> = {
  run: 'Start',
  approve: 'Approve',
  reject: 'Reject',
  retry: 'Retry',
  cancel: 'Cancel the run',
  edit_plan: 'Edit the plan',
  close: 'Close',
}

/** Those that a dialog of the board can do; a plan is edited on its own page. */
export const actionsHere = (card: Card): Action[] => card.actions.filter((action) => action !== 'edit_plan')

/** What a card that is dropped on another phase asks for; or the rule that forbids it. */
export function onDrop(card: Card, to: Phase): { action: Action } | { rule: string } | null {
  const title = `#${card.seq}`
  if (to === card.phase) return null
  if (card.phase === 'close') return { rule: `${title} is closed, and stays closed.` }
  if (to === 'close') return { action: 'close' }
  if (to === rejectedTo(card.phase))
    return card.actions.includes('reject') ? { action: 'reject' } : { rule: `${title} can be rejected once ${card.phase} has ended.` }
  if (to === phaseAfter(card.phase, card.endpoint))
    return card.actions.includes('approve')
      ? { action: 'approve' }
      : { rule: agentPhases.has(card.phase) ? `${title} moves to ${to} when ${card.phase} has succeeded and is approved.`
          : `${title} moves to ${to} by itself when ${card.phase} has succeeded.` }
  return phases.indexOf(to) > phases.indexOf(card.phase)
    ? { rule: `${title} goes one phase at a time: after ${card.phase} comes ${phaseAfter(card.phase, card.endpoint)}.` }
    : { rule: rejectedTo(card.phase) === null ? `${title} does not go back from ${card.phase}.`
        : `${title} goes back from ${card.phase} to ${rejectedTo(card.phase)} only.` }
}
