import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Decision } from '../decision'
import { aDelivery } from '../testing'
import { useComments } from './comments'
import { useDraft } from './draft'
import { Markdown } from './markdown'
import PlanTab from './plan-tab'

beforeEach(() => localStorage.clear())

describe('somebody else\'s Markdown', () => {
  it('never becomes markup, script or a request', () => {
    const hostile = [
      '<script>alert(1)</script>', '<img src="https://evil.example/x.png" onerror="alert(1)">', '[click](javascript:alert(1))',
      '![tracker](https://evil.example/pixel.png)', '<iframe src="https://evil.example"></iframe>', '[data](data:text/html;base64,AAAA)',
      '<a href="https://evil.example" onclick="x()">raw</a>', '<style>body{display:none}</style>',
    ].join('\n\n')
    const { container } = render(<Markdown text={hostile} />)
    expect(container.querySelectorAll('script, img, iframe, style, [onclick], [onerror]')).toHaveLength(0)
    for (const link of container.querySelectorAll('a')) {
      expect(link.getAttribute('href')).toMatch(/^https:\/\/evil\.example\//)
      expect(link.getAttribute('rel')).toContain('noopener')
    }
  })

  it('is shown as what it means', () => {
    render(<Markdown text={'# Title\n\n- [x] done\n- open\n\n| a | b |\n|---|---|\n| 1 | 2 |'} />)
    expect(screen.getByRole('heading', { level: 2, name: 'Title' })).toBeInTheDocument()
    expect(screen.getByRole('table')).toBeInTheDocument()
    expect(screen.getByRole('img', { name: 'done' })).toBeInTheDocument()
  })
})

function Screen({ delivery = aDelivery() }) {
  const comments = useComments(delivery.id, delivery.plan?.version ?? 0)
  const draft = useDraft(delivery.id, delivery.plan)
  return (
    <>
      <Decision delivery={delivery} feedback={comments.asFeedback()} onRejected={comments.clear} dirty={draft.isDirty} />
      <PlanTab delivery={delivery} comments={comments} draft={draft} />
    </>
  )
}

/** What the server was sent, and what it answers. */
function server(answer: () => Response = () => Response.json({ id: 'x', phase: 'plan', run_status: 'pending', error: null })) {
  const sent: { method: string; path: string; body: Record<string, unknown> }[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const text = await request.clone().text()
    if (request.method !== 'GET') sent.push({ method: request.method, path: new URL(request.url).pathname, body: text ? JSON.parse(text) : {} })
    return request.method === 'GET' ? Response.json([]) : answer()
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } })
  const show = (delivery = aDelivery()) => render(<QueryClientProvider client={client}><Screen delivery={delivery} /></QueryClientProvider>)
  return { sent, show }
}

describe('judging a plan', () => {
  it('says which version is approved, and sends it along', async () => {
    const { sent, show } = server()
    show()
    expect(screen.getByText(/You approve version 1 of the plan/)).toHaveTextContent('d297aa6387db')
    await userEvent.click(screen.getByRole('button', { name: 'Approve and run implement' }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({ path: '/api/deliveries/0123456789ab/approve', body: { plan_version: 1, run: true } })
  })

  it('makes the comments on lines the feedback of a reject, which needs one', async () => {
    const { sent, show } = server()
    show()
    await userEvent.click(screen.getByRole('button', { name: 'Send back…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Send it back to plan' })
    expect(within(dialog).getByRole('button', { name: 'Send back' })).toBeDisabled()
    await userEvent.keyboard('{Escape}')
    await userEvent.click(screen.getByRole('button', { name: 'Comment on line 3' }))
    await userEvent.type(screen.getByRole('textbox', { name: 'Comment on line 3' }), 'And the test?')
    await userEvent.click(screen.getByRole('button', { name: 'Keep the comment' }))
    await userEvent.click(screen.getByRole('button', { name: 'Send back…' }))
    const again = await screen.findByRole('dialog')
    await userEvent.click(within(again).getByRole('button', { name: 'Send back' }))
    await waitFor(() => expect(sent[0]?.body.reason).toBe('Line 3 of the plan ("Change `src/greet.sh`."):\nAnd the test?'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(localStorage.length).toBe(0)
  })

  it('keeps a draft over a reload, and approves nothing while it is not saved', async () => {
    const { sent, show } = server()
    const { unmount } = show()
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }))
    await userEvent.type(screen.getByRole('textbox', { name: 'The plan, in Markdown' }), 'More.')
    unmount()
    show()
    expect(screen.getByRole('textbox', { name: 'The plan, in Markdown' })).toHaveValue('# Plan\n\nChange `src/greet.sh`.\nMore.')
    expect(screen.getByRole('button', { name: 'Approve and run implement' })).toBeDisabled()
    await userEvent.click(screen.getByRole('button', { name: 'Save as version 2' }))
    await waitFor(() => expect(sent[0]).toMatchObject({ method: 'PUT', body: { based_on: 1, content: '# Plan\n\nChange `src/greet.sh`.\nMore.' } }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Approve and run implement' })).toBeEnabled())
  })

  it('says that somebody else wrote a newer version, and does not save over it', async () => {
    const { show } = server()
    const { unmount } = show()
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }))
    await userEvent.type(screen.getByRole('textbox', { name: 'The plan, in Markdown' }), 'x')
    unmount()
    const delivery = aDelivery()
    show({ ...delivery, plan: delivery.plan && { ...delivery.plan, version: 2, content: 'new' } })
    expect(screen.getByRole('alert')).toHaveTextContent('You began with version 1; version 2 stands there now.')
    expect(screen.getByRole('button', { name: /Save as version/ })).toBeDisabled()
  })

  it('shows a refusal in the server\'s own words', async () => {
    const { show } = server(() => Response.json({ detail: 'The plan is at version 2 now.', status: 409 }, { status: 409, headers: { 'content-type': 'application/problem+json' } }))
    show()
    await userEvent.click(screen.getByRole('button', { name: 'Approve only' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The plan is at version 2 now.')
  })

  it('asks before it ends something', async () => {
    const { sent, show } = server()
    show(aDelivery({ run_status: 'running', actions: ['cancel', 'close'] }))
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the run…' }))
    expect(sent).toHaveLength(0)
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel the run' }))
    await waitFor(() => expect(sent[0]?.path).toBe('/api/deliveries/0123456789ab/cancel'))
  })

  it('offers nothing that is not allowed now', () => {
    const { show } = server()
    show(aDelivery({ actions: [] }))
    expect(screen.queryByRole('button', { name: /Approve|Send back|Cancel|Close|Edit/ })).toBeNull()
  })
})
