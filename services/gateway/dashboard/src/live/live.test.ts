// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keys } from '@/api/keys'
import { LiveConnection, type LiveEvent } from './connection'
import { invalidator, staleBy } from './invalidate'
import { SharedConnection } from './shared'

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

  it('tells that it is refused, which makes old who is signed in', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 401 })))
    const live = new LiveConnection()
    const seen: LiveEvent[] = []
    live.onEvent((event) => seen.push(event))
    stop = live.start()
    await vi.waitFor(() => expect(seen.flatMap(staleBy)).toEqual([keys.account]))
  })
})

/** A browser's locks: one holder of each name, then the next in the queue. */
function locks() {
  let last: Promise<unknown> = Promise.resolve()
  vi.stubGlobal('navigator', {
    locks: {
      request: async (_name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) => {
        const before = last
        let over!: () => void
        last = new Promise<void>((done) => (over = done))
        await before
        if (!signal.aborted) await work()
        over()
      },
    },
  })
}

describe('the tabs of a browser', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('have one stream together, and the next one goes on from the last event when the first closes', async () => {
    const opened = streams()
    locks()
    const tabs = [new SharedConnection(), new SharedConnection()]
    const seen: string[][] = [[], []]
    tabs.forEach((tab, index) => tab.onEvent((event) => seen[index]?.push(`${event.type} ${String(event.data.name ?? '')}`)))
    const stops = tabs.map((tab) => tab.start('one account'))
    await vi.waitFor(() => expect(opened).toHaveLength(1))
    opened[0]?.write(': live\nid: 40\n\nid: 41\nevent: worker_changed\ndata: {"name":"a"}\n\n')
    await vi.waitFor(() => expect(seen).toEqual([['worker_changed a'], ['worker_changed a']]))
    expect(tabs.map((tab) => tab.status.state)).toEqual(['live', 'live'])

    stops[0]?.()
    await vi.waitFor(() => expect(opened).toHaveLength(2))
    expect(opened[1]?.headers.get('Last-Event-ID')).toBe('41')
    opened[1]?.write(': resumed\n\nid: 42\nevent: worker_changed\ndata: {"name":"b"}\n\n')
    await vi.waitFor(() => expect(seen[1]).toEqual(['worker_changed a', 'worker_changed b']))
    stops[1]?.()
  })

  it('go on from where the first one began, when it closes before the first event', async () => {
    const opened = streams()
    locks()
    const [first, second] = [new SharedConnection(), new SharedConnection()]
    const end = first.start('before the first event')
    const stop = second.start('before the first event')
    await vi.waitFor(() => expect(second.status.state).toBe('live'))
    opened[0]?.write(': live\nid: 7\n\n')
    await vi.waitFor(() => expect(second.lastPlace).toBe('7'))
    end()
    await vi.waitFor(() => expect(opened).toHaveLength(2))
    expect(opened[1]?.headers.get('Last-Event-ID')).toBe('7')
    stop()
  })

  it('load everything again when the first one closes and had told no place', async () => {
    const opened = streams()
    locks()
    const [first, second] = [new SharedConnection(), new SharedConnection()]
    const seen: string[] = []
    second.onEvent((event) => seen.push(event.type))
    const end = first.start('no place')
    const stop = second.start('no place')
    await vi.waitFor(() => expect(second.status.state).toBe('live'))
    end()
    await vi.waitFor(() => expect(opened).toHaveLength(2))
    await vi.waitFor(() => expect(seen).toEqual(['reset']))
    stop()
  })

  it('that heard nothing for a while load everything again', async () => {
    const opened = streams()
    locks()
    const [leads, follows] = [new SharedConnection(), new SharedConnection()]
    const seen: string[] = []
    follows.onEvent((event) => seen.push(event.type))
    const stops = [leads.start('another'), follows.start('another')]
    await vi.waitFor(() => expect(opened).toHaveLength(1))
    opened[0]?.write(': live\nid: 1\n\n')
    await vi.waitFor(() => expect(follows.status.state).toBe('live'))
    const frozen = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => undefined)
    opened[0]?.write('id: 2\nevent: worker_changed\ndata: {}\n\n')
    await vi.waitFor(() => expect(frozen).toHaveBeenCalled())
    frozen.mockRestore()
    opened[0]?.write('id: 3\nevent: source_synced\ndata: {}\n\n')
    await vi.waitFor(() => expect(seen).toEqual(['reset', 'source_synced']))
    stops.forEach((stop) => stop())
  })
})

describe('what an event makes old', () => {
  it('is what an execution is shown in, beside its Delivery', () => {
    expect(staleBy({ type: 'execution_started', data: { delivery_id: 'abc' } })).toEqual([keys.executions, keys.workers])
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
