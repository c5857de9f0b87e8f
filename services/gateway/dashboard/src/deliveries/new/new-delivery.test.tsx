import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { answering, refusal, show } from '@/testing/render'
import type { Draft } from './draft'
import { NewDelivery } from './new-delivery'

const source = {
  id: 's1', host: 'git.example.com', owner: 'team', repo: 'app', endpoint: 'verify', checkpoints: ['plan'],
  verify: { checks: 'all', required: [] }, deploy: { environment: null }, observe: { window_seconds: 0, open_delivery: false },
}

function Opened() {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [shown, setShown] = useState(true)
  return shown ? (
    <NewDelivery draft={draft} onChange={setDraft} onClose={() => setShown(false)} />
  ) : (
    <button onClick={() => setShown(true)}>again</button>
  )
}

const type = async (label: string, text: string): Promise<void> => userEvent.type(await screen.findByLabelText(label), text)
const send = async (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Open the Delivery' }))

describe('a new Delivery', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('of a source goes as the source does, and names the issue', async () => {
    const calls = answering({ 'GET /api/sources': [source], 'POST /api/deliveries': { id: 'd1', status: 'created' } })
    show(<Opened />, '/board')
    await type('What is to be done', 'Say goodbye')
    await userEvent.selectOptions(await screen.findByLabelText('Source'), 'team/app at git.example.com')
    expect(screen.queryByLabelText('Repository')).toBeNull()
    expect(screen.getByText(/^You start and approve plan; implement and review run alone; verify waits .* ends at verify/)).toBeVisible()
    await type('Issue', 'https://git.example.com/team/app/issues/42')
    await send()
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
      summary: 'Say goodbye', body: null, source_id: 's1', host: 'git.example.com', repository: 'team/app',
      refs: [{ role: 'request', type: 'github_issue', label: '#42', url: 'https://git.example.com/team/app/issues/42' }],
    })
    await userEvent.click(await screen.findByRole('button', { name: 'again' }))
    expect(await screen.findByLabelText('What is to be done')).toHaveValue('')
  })

  it('of any repository takes a clone URL, a flow, a budget and tags, and a request of its own', async () => {
    const calls = answering({ 'GET /api/sources': [], 'POST /api/deliveries': { id: 'd1', status: 'created' } })
    show(<Opened />, '/board')
    await type('What is to be done', 'Say goodbye')
    await type('Repository', 'https://git.example.com/team/app.git')
    await type('Clone URL', 'git@git.example.com:team/app.git')
    await userEvent.click(screen.getByRole('button', { name: 'Trusted' }))
    expect(screen.getByText(/nothing is waited for after that/)).toBeVisible()
    await type('Budget in US$', '2.5')
    await type('Tags', 'cuda, linux')
    await send()
    expect(calls.find((call) => call.method === 'POST')?.body).toMatchObject({
      host: 'git.example.com', repository: 'team/app', clone_url: 'git@git.example.com:team/app.git', endpoint: 'deploy',
      checkpoints: ['plan'], limits: { max_cost_usd: 2.5 }, required_tags: { '*': ['cuda', 'linux'] },
      refs: [{ type: 'verbal', label: expect.stringMatching(/^by hand, 20/) as string }],
    })
  })

  it('that is refused says so at the field, and keeps what was typed', async () => {
    const words = 'clone_url is not a git URL: use https://, ssh://, file:// or user@host:path.'
    answering({ 'GET /api/sources': [], 'POST /api/deliveries': refusal(422, words) })
    show(<Opened />, '/board')
    await type('What is to be done', 'Say goodbye')
    await type('Repository', 'team/app')
    await type('Clone URL', '-x')
    await send()
    const field = await screen.findByLabelText('Clone URL')
    await vi.waitFor(() => expect(field).toBeInvalid())
    expect(field).toHaveAccessibleDescription(expect.stringContaining(words) as string)
    expect(screen.getByLabelText('Repository')).not.toBeInvalid()
    await userEvent.keyboard('{Escape}')
    await userEvent.click(await screen.findByRole('button', { name: 'again' }))
    expect(await screen.findByLabelText('Clone URL')).toHaveValue('-x')
  })
})
