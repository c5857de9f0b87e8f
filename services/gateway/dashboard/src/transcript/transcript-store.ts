import type { AgentFilter, Page, PageQuery } from './api'
import type { NumberedEvent } from './model/items'
import { append, appendLive, emptyWindow, mostEvents, prepend, windowOf, type Window } from './model/window'
import { pageAround, pageSize, type Place } from './place'

/** Where a transcript is read from; a test puts its own in. */
export interface TranscriptSource {
  /** The page that it opens with, which may have been asked for already. */
  opening: (place: Place) => Promise<Page>
  page: (at: PageQuery, filter: AgentFilter, limit: number, signal: AbortSignal) => Promise<Page>
  follow: (after: number, onEvents: (events: NumberedEvent[]) => void, onDone: () => void) => () => void
}

export interface TranscriptState {
  window: Window
  loading: 'first' | 'before' | 'after' | null
  error: unknown
  /** Events that came while the reader looked elsewhere. */
  unseen: number
  /** Nothing more will come. */
  closed: boolean
  /** Where the reader is to be taken, told anew for each time. */
  target: { place: Place } | null
}

/** Holds the loaded part of one run, loads on at both ends and takes what comes live. */
export class TranscriptStore {
  private state: TranscriptState = {
    window: emptyWindow, loading: 'first', error: null, unseen: 0, closed: false, target: null,
  }
  private readonly readers = new Set<() => void>()
  private filter: AgentFilter = {}
  private following = true
  private work = new AbortController()
  private unfollow: (() => void) | null = null
  private readonly source: TranscriptSource

  constructor(source: TranscriptSource) {
    this.source = source
  }

  readonly subscribe = (reader: () => void): (() => void) => {
    this.readers.add(reader)
    return () => this.readers.delete(reader)
  }

  readonly snapshot = (): TranscriptState => this.state

  /** Whether it was opened, and not closed since. */
  isOpen = false

  async open(place: Place, filter: AgentFilter = this.filter): Promise<void> {
    const isFirst = !this.isOpen && filter === this.filter
    this.stop()
    this.isOpen = true
    this.filter = filter
    const signal = (this.work = new AbortController()).signal
    this.set({ loading: 'first', error: null })
    try {
      const page = await (isFirst ? this.source.opening(place) : this.around(place, signal))
      if (signal.aborted) return
      const window = windowOf(page, page.at_end)
      this.following = place === 'end'
      this.set({ window, loading: null, unseen: 0, closed: page.closed, target: { place } })
      this.followAtTail()
    } catch (failure) {
      if (!signal.aborted) this.set({ loading: null, error: failure })
    }
  }

  loadBefore(): void {
    const before = this.state.window.before
    if (before !== null) void this.load('before', { before })
  }

  loadAfter(): void {
    const { after, atTail } = this.state.window
    if (after !== null && !atTail) void this.load('after', { after })
  }

  /** The reader sees the end, or has left it. */
  setFollowing(following: boolean): void {
    this.following = following
    if (following && this.state.unseen > 0 && this.state.window.atTail) this.set({ unseen: 0 })
  }

  close(): void {
    this.stop()
    this.isOpen = false
  }

  private stop(): void {
    this.work.abort()
    this.unfollow?.()
    this.unfollow = null
  }

  private async load(side: 'before' | 'after', at: PageQuery): Promise<void> {
    if (this.state.loading !== null) return
    const signal = this.work.signal
    this.set({ loading: side, error: null })
    try {
      const page = await this.source.page(at, this.filter, pageSize, signal)
      if (signal.aborted) return
      const { window } = this.state
      const next = side === 'before' ? prepend(window, page) : append(window, page, page.at_end)
      this.set({ window: next, loading: null, closed: page.closed })
      this.followAtTail()
    } catch (failure) {
      if (!signal.aborted) this.set({ loading: null, error: failure })
    }
  }

  private around(place: Place, signal: AbortSignal): Promise<Page> {
    return pageAround(place, (at, limit) => this.source.page(at, this.filter, limit, signal))
  }

  private followAtTail(): void {
    const { window, closed } = this.state
    if (closed || !window.atTail || this.unfollow !== null) return
    const after = window.after ?? window.events.at(-1)?.sequence ?? 0
    this.unfollow = this.source.follow(after, (events) => this.take(events), () => this.set({ closed: true }))
  }

  private take(all: NumberedEvent[]): void {
    const events = all.filter((event) => this.isWanted(event.agent))
    const { window, unseen } = this.state
    if (events.length === 0) return
    // A reader who looks at the upper part keeps it: the end is loaded again when he goes there.
    const full = !this.following && window.events.length + events.length > mostEvents
    const next = full ? { ...window, atTail: false } : appendLive(window, events)
    if (!next.atTail && next.after === null) next.after = window.events.at(-1)?.sequence ?? 0
    this.set({ window: next, unseen: this.following && next.atTail ? 0 : unseen + events.length })
  }

  private isWanted(agent: string): boolean {
    const { only, except } = this.filter
    return only === undefined ? !(except?.includes(agent) ?? false) : agent === only
  }

  private set(change: Partial<TranscriptState>): void {
    this.state = { ...this.state, ...change }
    for (const reader of this.readers) reader()
  }
}
