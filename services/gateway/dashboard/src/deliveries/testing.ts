import type { Card } from './card-lists'

/** A card whose plan waits for approval, with what a test wants otherwise. */
export const aCard = (otherwise: Partial<Card> = {}): Card => ({
  id: '0123456789ab', seq: 7, summary: 'Say goodbye too', repository: 'acme/shop', phase: 'plan', run_status: 'succeeded', verdict: null,
  attempt: 1, review_round: 1, endpoint: 'deploy', checkpoints: ['plan', 'implement', 'review'], created_at: '2026-01-02T03:00:00Z',
  updated_at: '2026-01-02T03:10:00Z', state_since: '2026-01-02T03:10:00Z', cost_usd: 0.5, max_cost_usd: null, error: null,
  waiting_reason: null, worker: null, simulated: false, canceling: false, pull_request_url: null, source_id: null, priority: 0,
  plan_version: 1, version: 3, approvals_needed: 1, approvals_missing: 1, actions: ['approve', 'reject', 'edit_plan', 'close'],
  ...otherwise,
})
