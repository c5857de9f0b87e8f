// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import type { AgentFilter, Page, PageQuery } from './api'
import type { NumberedEvent } from './model/items'
import { says } from './model/recording.testing'
import { mostEvents } from './model/window'
import { pageAround } from './place'
import { TranscriptStore } from './transcript-store'

/** A server with a run of so many events that may go on. */
function server(length: number, closed: boolean) {
  let events = Array.from({ length }, (_, index) => says(index + 1, `${index + 1}`))
  let say: (events: NumberedEvent[]) => void = () => undefined
  let end: () => void = () => undefined
  const stopped = vi.fn()
  const page = vi.fn((at: PageQuery, filter: AgentFilter, limit: number): Promise<Page> => {
    const wanted = events.filter((event) => filter.only === undefined || event.agent === filter.only)
    const part =
      'after' in at ? wanted.filter((event) => event.sequence > at.after).slice(0, limit)
      : wanted.filter((event) => 'end' in at || event.sequence < at.before).slice(-limit)
    const last = part.at(-1)?.sequence ?? length
    const first = part[0]?.sequence ?? 1
    const at_end = part.length === 0 || last === wanted.at(-1)?.sequence
    return Promise.resolve({ events: part, next_before: first > 1 ? first : null, next_after: closed && at_end ? null : last, closed, at_end })
  })
  const follow = vi.fn((after: number, onEvents: typeof say, onDone: typeof end) => {
    say = (fresh) => onEvents(fresh.filter((event) => event.sequence > after))
    end = onDone
    return stopped
  })
  return {
    store: new TranscriptStore({ opening: (place) => pageAround(place, (at, limit) => page(at, {}, limit)), page, follow }), page, follow, stopped,
    print: (count: number, parent?: string) => {
      const fresh = Array.from({ length: count }, (_, index) => says(events.length + 1 + index, 'x', parent))
      events = [...events, ...fresh.map((event) => ({ ...event, agent: parent ?? 'leader' }))]
      say(events.slice(-count))
    },
    finish: () => end(),
  }
}

const ends = (store: TranscriptStore) => {
  const { events } = store.snapshot().window
  return [events[0]?.sequence, events.at(-1)?.sequence]
}

describe('a transcript that is loaded', () => {
  it('opens at the end and follows a run that goes on', async () => {
    const { store, follow, print, finish } = server(500, false)
    await store.open('end')
    expect(ends(store)).toEqual([301, 500])
    expect(follow).toHaveBeenCalledTimes(1)
    print(3)
    expect(ends(store)).toEqual([301, 503])
    expect(store.snapshot().unseen).toBe(0)
    finish()
    expect(store.snapshot().closed).toBe(true)
  })

  it('opens around an event and loads on at both ends', async () => {
    const { store, follow } = server(5000, true)
    await store.open(2500)
    expect(ends(store)).toEqual([2400, 2699])
    store.loadBefore()
    await vi.waitFor(() => expect(ends(store)).toEqual([2200, 2699]))
    store.loadAfter()
    await vi.waitFor(() => expect(ends(store)).toEqual([2200, 2899]))
    expect(follow).not.toHaveBeenCalled()
  })

  it('counts what comes while the reader looks elsewhere, until he is at the end', async () => {
    const { store, print } = server(100, false)
    await store.open('end')
    store.setFollowing(false)
    print(7)
    expect(store.snapshot().unseen).toBe(7)
    store.setFollowing(true)
    expect(store.snapshot().unseen).toBe(0)
  })

  it('takes nothing away from under a reader: a full window is not shifted', async () => {
    const { store, print } = server(100, false)
    await store.open('end')
    store.setFollowing(false)
    for (let round = 0; round < 40; round++) print(100)
    expect(ends(store)[0]).toBe(1)
    expect(store.snapshot().window.events.length).toBeLessThanOrEqual(mostEvents)
    expect(store.snapshot().unseen).toBe(4000)
    expect(store.snapshot().window.atTail).toBe(false)
    await store.open('end')
    expect(ends(store)[1]).toBe(4100)
    expect(store.snapshot().unseen).toBe(0)
  })

  it('begins to follow when loading on has reached the end', async () => {
    const { store, follow } = server(450, false)
    await store.open('start')
    expect(follow).not.toHaveBeenCalled()
    store.loadAfter()
    await vi.waitFor(() => expect(ends(store)).toEqual([1, 400]))
    store.loadAfter()
    await vi.waitFor(() => expect(follow).toHaveBeenCalledTimes(1))
  })

  it('shows one agent alone, live as well', async () => {
    const { store, print } = server(10, false)
    await store.open('end', { only: 'sub' })
    expect(store.snapshot().window.events).toHaveLength(0)
    print(2)
    print(3, 'sub')
    expect(store.snapshot().window.events.map((event) => event.agent)).toEqual(['sub', 'sub', 'sub'])
  })

  it('says what went wrong and goes on when asked again', async () => {
    const { store, page } = server(10, true)
    page.mockRejectedValueOnce(new Error('no'))
    await store.open('start')
    expect(store.snapshot().error).toEqual(new Error('no'))
    await store.open('start')
    expect(store.snapshot()).toMatchObject({ error: null, loading: null })
  })

  it('opens with the page that was asked for already, and asks itself from then on', async () => {
    const { page } = server(500, true)
    const asked = await pageAround('start', (at, limit) => page(at, {}, limit))
    const opening = vi.fn(() => Promise.resolve(asked))
    const store = new TranscriptStore({ opening, page, follow: vi.fn() })
    page.mockClear()
    await store.open('start')
    expect(ends(store)).toEqual([1, 200])
    expect(page).not.toHaveBeenCalled()
    await store.open('end')
    expect(ends(store)).toEqual([301, 500])
    expect(opening).toHaveBeenCalledTimes(1)
  })

  it('lets the answer of an older question pass', async () => {
    const { store, stopped } = server(5000, false)
    const older = store.open('start')
    await store.open('end')
    await older
    expect(ends(store)).toEqual([4801, 5000])
    store.close()
    expect(stopped).toHaveBeenCalledTimes(1)
  })
})
