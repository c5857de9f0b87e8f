import type { Schema } from '@/api/client'

export type Phase = Schema<'Phase'>
export type Action = Schema<'UserAction'>

/** In the order in which a Delivery passes through them. */
export const phases: readonly Phase[] = ['intake', 'plan', 'implement', 'review', 'verify', 'deploy', 'observe', 'close']

/** What is made, and what happens to it: the two rows of the board. */
export const rows: readonly { name: string; phases: readonly Phase[] }[] = [
  { name: 'From request to review', phases: phases.slice(0, 4) },
  { name: 'From verify to close', phases: phases.slice(4) },
]

export const agentPhases: ReadonlySet<Phase> = new Set(['plan', 'implement', 'review'])

export const phaseName = (phase: Phase): string => phase.charAt(0).toUpperCase() + phase.slice(1)

/** Intake as the endpoint ends nothing early. */
export const phaseAfter = (phase: Phase, endpoint: Phase): Phase =>
  endpoint !== 'intake' && phases.indexOf(phase) >= phases.indexOf(endpoint) ? 'close' : (phases[phases.indexOf(phase) + 1] ?? 'close')

/** Where a reject leads; null where there is nothing to reject. */
export function rejectedTo(phase: Phase): Phase | null {
  if (phase === 'plan' || phase === 'implement') return 'plan'
  return phase === 'review' || phase === 'verify' ? 'implement' : null
}
