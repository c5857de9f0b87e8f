import type { Delivery, PhaseRun, Run } from './data'

/** A Delivery whose plan waits for approval, with what a test wants otherwise. */
export const aDelivery = (otherwise: Partial<Delivery> = {}): Delivery => ({
  id: '0123456789ab', seq: 7, schema_version: 5, version: 3, created_at: '2026-01-02T03:00:00Z', updated_at: '2026-01-02T03:10:00Z',
  phase: 'plan', run_status: 'succeeded', endpoint: 'deploy', checkpoints: ['plan', 'implement', 'review'], summary: 'Say goodbye too',
  repository: 'acme/shop', refs: [], runs: [aRun()], phase_runs: [
    { phase: 'intake', run_status: 'succeeded', executor: 'system', verdict: null, started_at: '2026-01-02T03:00:00Z', ended_at: '2026-01-02T03:00:00Z', attempt: 1, started_by: null, outcome: null, reason: null, evidence: [], approvals: [] },
    { phase: 'plan', run_status: 'succeeded', executor: 'agent', verdict: null, started_at: '2026-01-02T03:01:00Z', ended_at: '2026-01-02T03:03:00Z', attempt: 1, started_by: 'ann', outcome: null, reason: null, evidence: [], approvals: [] },
  ],
  plan: { content: '# Plan\n\nChange `src/greet.sh`.\n', generated_at: '2026-01-02T03:03:00Z', model: 'opus', cwd: '', version: 1, edited_by: null, hash: 'd297aa6387dbffff' },
  error: null, host: 'github.com', clone_url: null, source_id: null, generation: 1, attempt: 1, verdict: null, review_round: 1,
  approvals: { needed: 1, by_requester: true }, approvals_missing: 1, required_tags: [], allowed_tools: [], limits: { max_review_rounds: 3, max_turns: null, max_cost_usd: null, timeout: 3600, max_failed_checks: 0 },
  priority: 0, keep_tree: false, cost_usd: 0.5, branch: 'jakeops/0123456789ab', head_commit: null, pull_request_url: null, execution_id: null,
  waiting_reason: null, worker: null, simulated: false, body: null, actions: ['approve', 'reject', 'edit_plan', 'close'],
  ...otherwise,
})

export const aRun = (otherwise: Partial<Run> = {}): Run => ({
  id: '01a20d1e-536c-7e44-9c43-363bf832799b', mode: 'plan', status: 'success', created_at: '2026-01-02T03:01:00Z', session: { model: 'opus' },
  stats: { cost_usd: 0.5, input_tokens: 1, output_tokens: 2, duration_ms: 120_000, cache_read_tokens: 3, cache_creation_tokens: 4, turns: 5 },
  error: null, summary: 'Planned.', session_id: 's-1', prompt: 'Write the plan', skills: [], used_skills: [], plugins: [], agents: [], attempt: 1,
  ended_at: '2026-01-02T03:03:00Z', outcome: 'succeeded', code: null, waiting_reason: null,
  worker: { id: 'w', name: 'build-7', agent: 'simulated 1.0', simulated: false }, permission_denials: [], artifacts: null,
  ...otherwise,
})

export const anApproval = (otherwise: Partial<PhaseRun['approvals'][number]> = {}): PhaseRun['approvals'][number] => ({
  account: 'ann', name: 'ann', session: null, at: '2026-01-02T03:05:00Z', plan_version: 1, head_commit: null, override: false, reason: null,
  void: false, ...otherwise,
})
