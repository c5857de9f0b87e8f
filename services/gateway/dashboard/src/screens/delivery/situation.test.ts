// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Delivery } from './data'
import { situationOf } from './situation'
import { stepsOf } from './steps'
import { aDelivery, anApproval, aRun } from './testing'

describe('why a Delivery stands where it stands', () => {
  it.each<[Partial<Delivery>, string, string | null]>([
    [{ phase: 'plan', run_status: 'pending', actions: ['run', 'close'] }, 'Plan waits for you', 'run'],
    [{ phase: 'plan', run_status: 'succeeded' }, 'Plan waits for your judgement', 'approve'],
    [{ phase: 'implement', run_status: 'running', worker: 'build-7', actions: ['cancel'] }, 'Implement runs', null],
    [{ phase: 'implement', run_status: 'running', waiting_reason: 'No worker has the tag cuda.', actions: ['cancel'] }, 'Implement waits for a worker', null],
    [{ phase: 'implement', run_status: 'failed', error: 'No new commit.', actions: ['retry', 'reject'] }, 'Implement failed', 'retry'],
    [{ phase: 'review', run_status: 'succeeded', verdict: 'not_pass', actions: ['approve', 'reject'] }, 'The review did not pass it', 'reject'],
    [{ phase: 'review', run_status: 'blocked', error: 'The limit of rounds is reached.', actions: ['retry'] }, 'Review is blocked', 'retry'],
    [{ phase: 'verify', run_status: 'pending', actions: ['close'] }, 'Verify begins by itself', null],
    [{ phase: 'close', run_status: 'succeeded', actions: [] }, 'Closed', null],
  ])('is told in words with the one action: %o', (otherwise, title, action) => {
    const situation = situationOf(aDelivery(otherwise))
    expect([situation.title, situation.action]).toEqual([title, action])
    expect(situation.why).not.toBe('')
  })

  it('never offers what the server does not allow', () => {
    for (const run_status of ['pending', 'running', 'succeeded', 'failed', 'blocked'] as const)
      for (const phase of ['plan', 'implement', 'review', 'verify', 'deploy', 'observe', 'close'] as const)
        expect(situationOf(aDelivery({ phase, run_status, actions: [] })).action).toBeNull()
  })

  it('says how many approvals are missing where one is not enough', () => {
    expect(situationOf(aDelivery({ approvals: { needed: 2, by_requester: false }, approvals_missing: 1 })).why).toContain('1 of 2 approvals are missing.')
    expect(situationOf(aDelivery()).why).not.toContain('missing')
  })
})

describe('the steps of a Delivery', () => {
  it('tell attempts, time, cost and who approved', () => {
    const delivery = aDelivery({ runs: [aRun(), aRun({ id: 'b' })] })
    delivery.phase_runs[1]?.approvals.push(anApproval(), anApproval({ account: 'bob', name: 'bob', void: true }))
    const plan = stepsOf(delivery)[1]
    expect(plan).toMatchObject({ phase: 'plan', status: 'succeeded', attempts: 1, milliseconds: 120_000, costUsd: 1, isCurrent: true })
    expect(plan?.approvals.map((approval) => approval.name)).toEqual(['ann'])
  })

  it('do not show the approval of an attempt that was followed by another', () => {
    const delivery = aDelivery()
    const [intake, first] = delivery.phase_runs
    if (!intake || !first) throw new Error('a Delivery of tests has two attempts')
    const again = { ...first, approvals: [], attempt: 2, started_at: '2026-01-02T04:00:00Z', ended_at: '2026-01-02T04:01:00Z' }
    const step = stepsOf({ ...delivery, phase_runs: [intake, { ...first, approvals: [anApproval()] }, again] })[1]
    expect(step).toMatchObject({ attempts: 2, approvals: [], milliseconds: 180_000 })
  })

  it('say what lies behind the endpoint', () => {
    expect(stepsOf(aDelivery({ endpoint: 'review' })).filter((step) => step.isBeyond).map((step) => step.phase))
      .toEqual(['verify', 'deploy', 'observe'])
  })
})
