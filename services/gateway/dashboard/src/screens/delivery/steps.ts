import type { Delivery, PhaseRun } from './data'
import { phaseNames } from './situation'

export interface Step {
  phase: Delivery['phase']
  /** Of the last attempt; null where it did not come to this phase. */
  status: Delivery['run_status'] | null
  verdict: PhaseRun['verdict']
  isCurrent: boolean
  /** Behind the endpoint: it will not be gone through. */
  isBeyond: boolean
  attempts: number
  skipped: string | null
  /** Approvals that hold, of the last attempt. */
  approvals: PhaseRun['approvals']
  milliseconds: number
  costUsd: number
  /** Since when it runs, where it does. */
  since: string | null
}

const order = Object.keys(phaseNames) as Delivery['phase'][]

/** The eight phases with what became of them. */
export function stepsOf(delivery: Delivery): Step[] {
  const end = order.indexOf(delivery.endpoint)
  return order.map((phase, index) => {
    const attempts = delivery.phase_runs.filter((run) => run.phase === phase)
    const last = attempts.at(-1)
    return {
      phase,
      status: last?.run_status ?? null,
      verdict: last?.verdict ?? null,
      isCurrent: delivery.phase === phase,
      isBeyond: index > end && phase !== 'close' && last === undefined,
      attempts: attempts.length,
      skipped: last?.outcome === 'skipped' ? (last.reason ?? 'skipped') : null,
      approvals: last?.approvals.filter((approval) => !approval.void) ?? [],
      milliseconds: attempts.reduce((sum, run) => sum + (run.ended_at === null ? 0 : Date.parse(run.ended_at) - Date.parse(run.started_at)), 0),
      costUsd: delivery.runs.filter((run) => run.mode === phase).reduce((sum, run) => sum + run.stats.cost_usd, 0),
      since: last?.run_status === 'running' ? last.started_at : null,
    }
  })
}
