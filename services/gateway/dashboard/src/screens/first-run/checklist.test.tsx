import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { answering, show } from '@/testing/render'
import { FirstRun } from './checklist'

const answers = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  'GET /api/account/setup': { login: false, needs_setup: false, sign_up: 'closed', mail: false, providers: [], demo: false },
  'GET /api/account': { id: 'local', organizations: [] },
  'GET /api/worker/status': { online: 1, busy: 0, queued: 0, workers: [] },
  'GET /api/sources': [{ sync: { state: 'paused' } }],
  'GET /api/deliveries': [{ phase_runs: [{ approvals: [] }] }],
  ...change,
})

const mark = async (step: string): Promise<string | null> => {
  const item = (await screen.findByText(step)).closest('li')
  return item && within(item).getByLabelText(/done|to do/).getAttribute('aria-label')
}

describe('the first steps', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    localStorage.clear()
  })

  it('tick themselves by what the server says', async () => {
    answering(answers())
    show(<FirstRun />)
    expect(await mark('A worker is online')).toBe('done')
    expect(await mark('A source is reachable')).toBe('to do')
    expect(await mark('The first Delivery is open')).toBe('done')
    expect(await mark('You approved something')).toBe('to do')
  })

  it('offer the demo where the server has it, and only there', async () => {
    answering(answers())
    show(<FirstRun />)
    expect(await screen.findByText('First steps')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Try the demo' })).toBeNull()
    cleanup()
    const calls = answering(answers({ 'GET /api/account/setup': { login: false, demo: true }, 'POST /api/demo': { id: 'd1' } }))
    show(<FirstRun />)
    await userEvent.click(await screen.findByRole('button', { name: 'Try the demo' }))
    expect(calls).toContainEqual({ method: 'POST', path: '/api/demo', body: null })
  })

  it('are over once all is done, and do not come again', async () => {
    answering(
      answers({
        'GET /api/sources': [{ sync: { state: 'ok' } }],
        'GET /api/deliveries': [{ phase_runs: [{ approvals: [{ name: 'ann' }] }] }],
      }),
    )
    show(<FirstRun />)
    expect(await screen.findByText('You are all set')).toBeVisible()
    expect(localStorage.getItem('jakeops-first-run')).toBe('over')
  })

  it('go when they are dismissed', async () => {
    answering(answers())
    show(<FirstRun />)
    await userEvent.click(await screen.findByRole('button', { name: 'Dismiss the first steps' }))
    expect(screen.queryByText('First steps')).toBeNull()
    expect(localStorage.getItem('jakeops-first-run')).toBe('over')
  })
})
