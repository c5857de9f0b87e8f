import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keys } from '@/api/keys'
import { answering, refusal, show } from '@/testing/render'
import { TokenDialog } from './token-dialog'

const made = {
  id: 't1', name: 'build-7', token: 'jow_secret', prefix: 'jow_secret', tags: [], repositories: [],
  created_at: '2026-01-01T00:00:00Z', expires_at: null, server: 'http://127.0.0.1:8080/',
}

describe('the token dialog', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('shows the token once with ready commands, and turns green when its worker connects', async () => {
    const answers: Record<string, unknown> = { 'POST /api/workers/tokens': made, 'GET /api/workers': [] }
    const calls = answering(answers)
    const client = show(<TokenDialog onClose={() => undefined} />)
    await userEvent.type(await screen.findByLabelText('Name'), 'build-7')
    await userEvent.type(screen.getByLabelText('Tags'), 'linux, gpu')
    await userEvent.click(screen.getByRole('button', { name: 'Make the token' }))
    expect(await screen.findByText('jow_secret')).toBeVisible()
    expect(calls[0]?.body).toEqual({ name: 'build-7', tags: ['linux', 'gpu'], repositories: [], expires_in_days: 90 })
    expect(screen.getByText(/dotnet tool install/)).toHaveTextContent('JAKEOPS_TOKEN=jow_secret jakeops-worker')
    await userEvent.click(screen.getByRole('tab', { name: 'systemd' }))
    expect(screen.getByText('JAKEOPS_TOKEN=jow_secret jakeops-worker service install')).toBeVisible()
    expect(screen.getByText(/Waiting for a worker/)).toBeVisible()

    answers['GET /api/workers'] = [{ id: 'w1', name: 'build-7', token_id: 't1', state: 'online', offline_since: null }]
    await client.invalidateQueries({ queryKey: keys.workers })
    expect(await screen.findByText('build-7 is connected and takes work.')).toBeVisible()
  })

  it('says in the words of the server why there is no token', async () => {
    answering({ 'POST /api/workers/tokens': refusal(422, "A tag is at most 64 characters long.") })
    show(<TokenDialog onClose={() => undefined} />)
    await userEvent.type(await screen.findByLabelText('Name'), 'x')
    await userEvent.click(screen.getByRole('button', { name: 'Make the token' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('A tag is at most 64 characters long.')
  })
})
