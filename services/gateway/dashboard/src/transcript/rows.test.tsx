import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { Transcript, type TranscriptContext } from './context'
import { buildItems } from './model/build-items'
import type { NumberedEvent } from './model/items'
import { answers, calls, numbered, recorded, says } from './model/recording.testing'
import { Row } from './row'

function show(events: NumberedEvent[], otherwise: Partial<TranscriptContext> = {}) {
  const context: TranscriptContext = {
    address: { delivery: 'd', run: 'r' }, agents: new Map(), folded: new Set(), toggleFold: vi.fn(), root: '/w',
    linkTo: (sequence) => `/deliveries/d?event=${sequence}`, ...otherwise,
  }
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterContextProvider router={router as never}>
        <Transcript value={context}>
          {buildItems(events).map((item) => <Row key={item.key} item={item} isTarget={false} />)}
        </Transcript>
      </RouterContextProvider>
    </QueryClientProvider>,
  )
}

describe('a row of a transcript', () => {
  it('shows a command with its exit code, and its output folded', async () => {
    const output = Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n')
    show([calls(1, 'a', 'Bash', { command: 'make all' }), answers(2, 'a', `Exit code 2\n${output}`, { is_error: true })])
    expect(screen.getByText('make all')).toBeInTheDocument()
    expect(screen.getByText('exit 2')).toBeInTheDocument()
    expect(screen.queryByText(/line 49/)).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Show all 50 lines' }))
    expect(screen.getByText(/line 49/)).toBeInTheDocument()
  })

  it('shows an edit as what it takes away and adds, by its path in the tree', () => {
    show([calls(1, 'a', 'Edit', { file_path: '/w/src/a.ts', old_string: 'one\ntwo', new_string: 'one\n2' }), answers(2, 'a', 'ok')])
    expect(screen.getByText('src/a.ts')).toBeInTheDocument()
    expect(screen.getByText('1 lines added, 1 removed in /w/src/a.ts')).toBeInTheDocument()
  })

  it('shows a list of things to do with their state', () => {
    show([calls(1, 'a', 'TodoWrite', { todos: [{ content: 'Test it', status: 'completed' }, { content: 'Ship it', status: 'pending' }] })])
    expect(screen.getByRole('img', { name: 'done' })).toBeInTheDocument()
    expect(screen.getByText('Ship it')).toBeInTheDocument()
  })

  it('marks what the worker masked, and never takes a text for markup', () => {
    const { container } = show([says(1, 'key [redacted:aws-key] <img src=x onerror=alert(1)>')])
    expect(screen.getByTitle('The worker masked a secret here')).toHaveTextContent('[redacted:aws-key]')
    expect(container.querySelector('img')).toBeNull()
  })

  it('says why something was not permitted', () => {
    show(recorded('denied-default.jsonl'))
    expect(screen.getAllByText('denied').length).toBeGreaterThan(2)
    expect(screen.getAllByText(/Not permitted:/).length).toBeGreaterThan(2)
  })

  it('shows a subagent with label, model and totals, and folds what it did', async () => {
    const toggleFold = vi.fn()
    const id = 'toolu_stub00000000000000000001'
    const agent = {
      id, label: 'Survey the repo', model: 'claude-opus-5-5', first_sequence: 7, last_sequence: 15, events: 8, calls: 2, errors: 1, requests: 3,
      prompt_tokens: 1800, total_tokens: 640, duration_ms: 342,
    }
    show(recorded('agent.jsonl'), { agents: new Map([[id, agent]]), toggleFold })
    expect(screen.getByText('general-purpose · claude-opus-5-5 · 8 events · 2 calls · 1 error · 640 tokens · 342 ms')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Fold what it did' }))
    expect(toggleFold).toHaveBeenCalledWith(id)
  })

  it('folds thinking', async () => {
    show([numbered(1, { type: 'assistant', message: { content: [{ type: 'thinking', thinking: `${'First this. '.repeat(20)}Then that.` }] } })])
    expect(screen.queryByText(/Then that/)).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: /Thinking/ }))
    expect(screen.getByText(/Then that/)).toBeInTheDocument()
  })

  it('offers the whole of what was shortened, and loads it on demand', async () => {
    const fetched = vi.fn(() => Promise.resolve(Response.json({ type: 'assistant', whole: 'everything' })))
    vi.stubGlobal('fetch', fetched)
    show([{ ...says(1, 'begin…'), cut: true, bytes: 1_500_000 }])
    expect(fetched).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: 'Show the whole event (1.5 MB)' }))
    expect(await screen.findByText(/everything/)).toBeInTheDocument()
    vi.unstubAllGlobals()
  })

  it('names the address of each event', () => {
    show([says(12, 'here')])
    expect(screen.getByRole('link', { name: 'Link to event 12' })).toHaveAttribute('href', '/deliveries/d?event=12')
  })

  it.each(['agent-bg.jsonl', 'work.jsonl', 'parallel.jsonl', 'maxturns.jsonl', 'long.jsonl.gz', 'bigline.jsonl.gz'])('shows all of the recorded run %s', (name) => {
    const { container } = show(recorded(name))
    expect(container.textContent).not.toBe('')
  })
})
