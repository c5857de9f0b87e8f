// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Card } from './card-lists'
import type { Action, Phase } from './phases'
import { predicted } from './prediction'
import { actionLabel, bestAction, needsPerson, onDrop, whyItWaits } from './rules'
import { aCard } from './testing'

describe('a card', () => {
  it.each<[Partial<Card>, string]>([
    [{ run_status: 'pending' }, 'Plan waits for you to start it'],
    [{ run_status: 'running', worker: 'build-7' }, 'Runs on build-7'],
    [{ run_status: 'running', waiting_reason: 'No worker has the tag cuda.' }, 'No worker has the tag cuda.'],
    [{}, 'Plan waits for your approval'],
    [{ approvals_needed: 2, approvals_missing: 1 }, 'Plan waits for 1 of 2 approvals'],
    [{ phase: 'review', verdict: 'not_pass' }, 'The review did not pass'],
    [{ run_status: 'failed', error: 'No new commit.' }, 'No new commit.'],
    [{ phase: 'verify', run_status: 'running' }, 'Waits for checks'],
    [{ run_status: 'pending', canceling: true }, 'A cancelled run is not over yet'],
    [{ phase: 'close' }, 'Closed'],
  ])('says why it waits: %o', (otherwise, why) => expect(whyItWaits(aCard(otherwise))).toBe(why))

  it('needs a person where nothing moves without one', () => {
    expect(needsPerson(aCard())).toBe(true)
    expect(needsPerson(aCard({ phase: 'deploy', run_status: 'blocked' }))).toBe(true)
    expect(needsPerson(aCard({ run_status: 'running' }))).toBe(false)
    expect(needsPerson(aCard({ phase: 'verify', run_status: 'pending' }))).toBe(false)
  })

  it('offers the one best action, and says which approval of how many it is', () => {
    expect(bestAction(aCard())).toBe('approve')
    expect(bestAction(aCard({ verdict: 'not_pass' }))).toBe('reject')
    expect(bestAction(aCard({ actions: ['close'] }))).toBeNull()
    expect(actionLabel('approve', aCard())).toBe('Approve')
    expect(actionLabel('approve', aCard({ approvals_needed: 3, approvals_missing: 2 }))).toBe('Approve (2 of 3)')
  })

  it.each<[Phase, Partial<Card>, string]>([
    ['implement', {}, 'approve'],
    ['close', {}, 'close'],
    ['plan', { phase: 'implement' }, 'reject'],
    ['implement', { run_status: 'running', actions: ['cancel'] }, 'is approved'],
    ['deploy', {}, 'one phase at a time'],
    ['plan', { phase: 'close', actions: [] }, 'stays closed'],
    ['plan', { phase: 'deploy', actions: ['close'] }, 'does not go back'],
  ])('that is dropped on %s offers the legal action or says the rule: %o', (to, otherwise, expected) => {
    const answer = onDrop(aCard(otherwise), to)
    expect(answer && ('action' in answer ? answer.action : answer.rule)).toContain(expected)
  })
})

describe('what a command leads to', () => {
  const where = (otherwise: Partial<Card>, action: Action, run = false, override = false): string => {
    const { phase, run_status } = predicted(aCard(otherwise), { action, run, override })
    return `${phase}/${run_status}`
  }

  it.each<[Partial<Card>, Action, boolean, string]>([
    [{ run_status: 'pending' }, 'run', false, 'plan/running'],
    [{}, 'approve', false, 'implement/pending'],
    [{}, 'approve', true, 'implement/running'],
    [{ checkpoints: ['plan'] }, 'approve', false, 'implement/running'],
    [{ phase: 'review' }, 'approve', true, 'verify/pending'],
    [{ phase: 'review', endpoint: 'review' }, 'approve', true, 'close/succeeded'],
    // The endpoint was set to an earlier phase meanwhile.
    [{ phase: 'implement', endpoint: 'plan' }, 'approve', true, 'close/succeeded'],
    [{ phase: 'review' }, 'reject', true, 'implement/running'],
    [{ phase: 'implement' }, 'reject', false, 'plan/pending'],
    [{ run_status: 'failed' }, 'retry', false, 'plan/pending'],
    [{ phase: 'verify', run_status: 'failed' }, 'retry', true, 'verify/pending'],
    [{ run_status: 'running' }, 'cancel', false, 'plan/failed'],
    [{ run_status: 'running' }, 'close', false, 'close/succeeded'],
  ])('%o, %s, at once: %s', (otherwise, action, run, expected) => expect(where(otherwise, action, run)).toBe(expected))

  it('is nothing but one approval less, where others have to join it', () => {
    const card = aCard({ approvals_needed: 2, approvals_missing: 2 })
    expect(predicted(card, { action: 'approve' })).toMatchObject({ phase: 'plan', run_status: 'succeeded', approvals_missing: 1, actions: [] })
    expect(where({ approvals_missing: 2 }, 'approve', false, true)).toBe('implement/pending')
  })
})
