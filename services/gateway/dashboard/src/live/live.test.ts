import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keys } from '@/api/keys'
import { LiveConnection, type LiveEvent } from './connection'
import { invalidator, staleBy } from './invalidate'

/** A server whose streams are written by the test. */
function streams() {
  const opened: { headers: Headers; write: (text: string) => void; end: () => void }[] = []
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
    let controller!: ReadableStreamDefaultController<Uint8Array>
    const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) })
    const text = new TextEncoder()
    opened.push({
      headers: new Headers(init.headers),
      write: (piece) => controller.enqueue(text.encode(piece)),
      end: () => controller.close(),
    })
    return Promise.resolve(new Response(body))
  })
  return opened
}

describe('the live connection', () => {
  let stop: () => void = () => undefined
  beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
  afterEach(() => {
    stop()
    vi.unstubAllGlobals()
  })

  it('goes on from the last event that it saw', async () => {
    const opened = streams()
    const live = new LiveConnection()
    const seen: LiveEvent[] = []
    live.onEvent((event) => seen.push(event))
    stop = live.start()
    await vi.waitFor(() => expect(live.status.state).toBe('live'))
    opened[0]?.write('id: 41\nevent: worker_changed\ndata: {"name":"a"}\n\n')
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    opened[0]?.end()
    await vi.waitFor(() => expect(live.status.state).toBe('reconnecting'))
    await vi.waitFor(() => expect(opened).toHaveLength(2), 3000)
    expect(opened[1]?.headers.get('Last-Event-ID')).toBe('41')
  })

  it('knows its place before the first event', async () => {
    const opened = streams()
    const live = new LiveConnection()
    stop = live.start()
    await vi.waitFor(() => expect(opened).toHaveLength(1))
    opened[0]?.write(': live\nid: 7\n\n')
    await vi.waitFor(() => expect(live.status.state).toBe('live'))
    opened[0]?.end()
    await vi.waitFor(() => expect(opened).toHaveLength(2), 3000)
    expect(opened[1]?.headers.get('Last-Event-ID')).toBe('7')
  })
})

describe('what an event makes old', () => {
  it('is the Delivery and every list of Deliveries', () => {
    expect(staleBy({ type: 'delivery_phase_changed', data: { delivery_id: 'abc' } })).toEqual([
      keys.deliveries,
      keys.delivery('abc'),
    ])
  })

  it('is everything after a gap that cannot be filled', () => {
    expect(staleBy({ type: 'reset', data: {} })).toEqual([[]])
  })

  it('is loaded once for a burst of events', async () => {
    const client = new QueryClient()
    const invalidate = vi.spyOn(client, 'invalidateQueries')
    const queries = invalidator(client)
    for (let index = 0; index < 50; index++) queries.take({ type: 'worker_changed', data: {} })
    await vi.waitFor(() => expect(invalidate).toHaveBeenCalledTimes(2))
    queries.stop()
  })
})
