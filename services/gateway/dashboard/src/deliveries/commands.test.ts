// @vitest-environment jsdom
import { MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keys } from '@/api/keys'
import { aDelivery } from '@/screens/delivery/testing'
import { refusal } from '@/testing/render'
import { withCard, type Card, type CardPages, type ListFilter } from './card-lists'
import { silentCommand } from './commands'
import { refreshDelivery } from './refresh'
import { aCard } from './testing'

const page = (items: Card[], next: string | null = null) => ({ items, next, end: items.at(-1) })
const pagesOf = (...pages: Card[][]): CardPages => ({
  pages: pages.map((items, index) => page(items, index < pages.length - 1 ? 'more' : null)), pageParams: pages.map(() => undefined),
})

/** A board of three columns and an inbox that somebody looks at, with one card in its plan column. */
function board(card = aCard()) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })
  const filters = { plan: { phase: 'plan', sort: 'number' }, implement: { phase: 'implement', sort: 'number' }, close: { phase: 'close', sort: 'number' },
    inbox: { needs: 'person', sort: 'age' }, other: { q: 'else', phase: 'implement', sort: 'number' } } as Record<string, ListFilter>
  for (const [name, filter] of Object.entries(filters)) {
    const queryKey = keys.deliveryList(filter)
    client.setQueryData<CardPages>(queryKey, pagesOf(name === 'plan' || name === 'inbox' ? [card] : []))
    new QueryObserver(client, { queryKey, queryFn: () => Promise.reject(new Error('A whole list is loaded.')) }).subscribe(() => undefined)
  }
  const seqs = (name: string): number[] =>
    client.getQueryData<CardPages>(keys.deliveryList(filters[name] ?? {}))?.pages.flatMap((one) => one.items.map((item) => item.seq)) ?? []
  return { client, seqs }
}

/** Answers when the test says so. */
function server() {
  const asked: { url: URL; answer: (response: Response) => void }[] = []
  vi.stubGlobal('fetch', (request: Request) => new Promise<Response>((answer) => asked.push({ url: new URL(request.url), answer })))
  return asked
}

const key = { headers: { 'Idempotency-Key': 'one' } }

afterEach(() => vi.unstubAllGlobals())

describe('a command', () => {
  it('is shown in every list at once, and stays when the server agrees', async () => {
    const { client, seqs } = board()
    client.setQueryData(keys.delivery(aCard().id), aDelivery())
    const asked = server()
    const sent = new MutationObserver(client, silentCommand(client)).mutate({ of: aCard(), action: 'approve', run: true, key })
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    expect([seqs('plan'), seqs('implement'), seqs('inbox')]).toEqual([[], [7], []])
    // A list that asks for more than its card can tell takes in nothing by itself.
    expect(seqs('other')).toEqual([])
    const shown = client.getQueryData<ReturnType<typeof aDelivery>>(keys.delivery(aCard().id))
    expect(shown).toMatchObject({ phase: 'implement', run_status: 'running', actions: [] })
    expect(shown?.phase_runs.at(-1)).toMatchObject({ phase: 'implement', attempt: 1 })

    asked[0]?.answer(Response.json({ id: 'x' }))
    await sent
    // Then each kind of list is asked once for this one card.
    await vi.waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(4))
    const questions = asked.slice(1).map(({ url }) => url.searchParams).filter((query) => query.has('ids'))
    expect(questions.map((query) => [query.get('ids'), query.get('needs'), query.get('q')])).toEqual([
      [aCard().id, null, null], [aCard().id, 'person', null], [aCard().id, null, 'else'],
    ])
    const now = aCard({ phase: 'implement', run_status: 'running', version: 5 })
    for (const { url, answer } of asked.slice(1)) answer(Response.json({ items: url.searchParams.has('needs') || url.searchParams.has('q') ? [] : [now], next: null }))
    await vi.waitFor(() => expect(client.isFetching()).toBe(0))
    expect([seqs('plan'), seqs('implement'), seqs('inbox')]).toEqual([[], [7], []])
  })

  it('is taken back everywhere when the server refuses, and only that is', async () => {
    const { client, seqs } = board()
    client.setQueryData(keys.delivery(aCard().id), aDelivery())
    const counts = { total: 1, matching: 1, need_person: 1, repositories: [], states: [{ phase: 'plan', run_status: 'succeeded', count: 1, oldest_since: aCard().state_since }] }
    client.setQueryData(keys.deliveryCounts({}), counts)
    const asked = server()
    const sent = new MutationObserver(client, silentCommand(client)).mutate({ of: aCard(), action: 'close', key })
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    expect(client.getQueryData(keys.deliveryCounts({}))).toMatchObject({ need_person: 0, states: [{ phase: 'close', count: 1 }] })
    expect([seqs('plan'), seqs('close'), seqs('inbox')]).toEqual([[], [7], []])
    // Meanwhile another card comes.
    client.setQueryData<CardPages>(keys.deliveryList({ phase: 'plan', sort: 'number' }), (data) => data && withCard(data, 'b', aCard({ id: 'b', seq: 9 }), 'number'))
    asked[0]?.answer(refusal(409, 'Somebody else was faster.'))
    await expect(sent).rejects.toThrow('Somebody else was faster.')
    expect([seqs('plan'), seqs('close'), seqs('inbox')]).toEqual([[9, 7], [], [7]])
    expect(client.getQueryData(keys.delivery(aCard().id))).toEqual(aDelivery())
    expect(client.getQueryData(keys.deliveryCounts({}))).toEqual(counts)
    // And the server is asked what holds.
    await vi.waitFor(() => expect(asked.slice(1).filter(({ url }) => url.searchParams.has('ids'))).toHaveLength(3))
    for (const { answer } of asked.slice(1)) answer(Response.json({ items: [], next: null }))
  })
})

describe('a list', () => {
  const at = (seq: number, otherwise: Partial<Card> = {}): Card => aCard({ id: `id-${seq}`, seq, ...otherwise })
  const seqsOf = (data: CardPages): number[][] => data.pages.map((one) => one.items.map((item) => item.seq))

  it('takes a card in where it belongs by its order, and leaves alone what is not loaded', () => {
    const known = pagesOf([at(9), at(7)], [at(5), at(3)])
    expect(seqsOf(withCard(known, 'id-6', at(6), 'number'))).toEqual([[9, 7], [6, 5, 3]])
    expect(seqsOf(withCard(known, 'id-1', at(1), 'number'))).toEqual([[9, 7], [5, 3, 1]])
    const more: CardPages = { ...known, pages: known.pages.map((one) => ({ ...one, next: 'more' })) }
    expect(withCard(more, 'id-1', at(1), 'number')).toBe(more)
    // Its last card has left: what lies before that one's place will not come with the next page.
    const shorter = withCard(more, 'id-3', null, 'number')
    expect(seqsOf(withCard(shorter, 'id-4', at(4), 'number'))).toEqual([[9, 7], [5, 4]])
  })

  it('moves a card by cost and by age as the server does', () => {
    const costly = pagesOf([at(1, { cost_usd: 5 }), at(2, { cost_usd: 1 })])
    expect(seqsOf(withCard(costly, 'id-2', at(2, { cost_usd: 9 }), 'cost'))).toEqual([[2, 1]])
    const old = pagesOf([at(1, { state_since: '2026-01-01T00:00:00Z' }), at(2, { state_since: '2026-01-02T00:00:00Z' })])
    expect(seqsOf(withCard(old, 'id-1', at(1, { state_since: '2026-01-03T00:00:00Z' }), 'age'))).toEqual([[2, 1]])
  })

  it('does not go back to what was asked for earlier', () => {
    const known = pagesOf([at(1, { version: 5 })])
    expect(withCard(known, 'id-1', at(1, { version: 4 }), 'number')).toBe(known)
  })
})

it('fifty changed Deliveries are asked for together, and no list is loaded anew', async () => {
  const { client } = board()
  const asked = server()
  for (let index = 0; index < 50; index++) refreshDelivery(client, `id-${index}`)
  await vi.waitFor(() => expect(asked).toHaveLength(3))
  for (const { url, answer } of asked) {
    expect(url.searchParams.get('ids')?.split(',')).toHaveLength(50)
    answer(Response.json({ items: [], next: null }))
  }
  await vi.waitFor(() => expect(client.isFetching()).toBe(0))
  expect(asked).toHaveLength(3)
})
