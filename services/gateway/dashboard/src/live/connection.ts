import type { EventSourceMessage } from 'eventsource-parser'
import { LiveSource } from './live-source'
import { readStream } from './stream'

export type Connection =
  | { state: 'connecting' }
  | { state: 'live' }
  /** What is shown is as old as `since`. */
  | { state: 'reconnecting'; since: number }

export interface LiveEvent {
  type: string
  data: Record<string, unknown>
}

const firstPause = 500
const longestPause = 10_000

/** Keeps a stream of live events open and says how it stands. After a break it goes on from the last event it saw. */
export class LiveConnection extends LiveSource {
  private lastId: string | null = null
  private pause = firstPause
  private wake: () => void = () => undefined
  private line = new AbortController()

  /** The last event that it saw. */
  get place(): string | null {
    return this.lastId
  }

  /** Goes on from a place that is known already; runs until the returned function is called. */
  start(place: string | null = null): () => void {
    this.lastId = place ?? this.lastId
    const stop = new AbortController()
    const offline = (): void => this.cut()
    const online = (): void => this.retryNow()
    window.addEventListener('offline', offline)
    window.addEventListener('online', online)
    void this.run(stop.signal)
    return () => {
      window.removeEventListener('offline', offline)
      window.removeEventListener('online', online)
      stop.abort()
      this.line.abort()
      this.wake()
    }
  }

  retryNow(): void {
    this.pause = firstPause
    this.wake()
  }

  private cut(): void {
    this.line.abort()
  }

  private async run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      this.line = new AbortController()
      await readStream(
        this.lastId,
        {
          onOpen: () => this.opened(),
          onEvent: (event) => this.take(event),
          onId: (id) => this.placed(id),
          onRefused: () => this.tell({ type: 'refused', data: {} }),
        },
        AbortSignal.any([stop, this.line.signal]),
      )
      if (stop.aborted) return
      if (this.status.state !== 'reconnecting') this.set({ state: 'reconnecting', since: Date.now() })
      await this.rest()
    }
  }

  private opened(): void {
    this.pause = firstPause
    // Without a place to go on from, anything may have happened meanwhile.
    if (this.lastId === null && this.status.state === 'reconnecting') this.tell({ type: 'reset', data: {} })
    this.set({ state: 'live' })
  }

  /** Told like a change of the status: whoever goes on in another tab has to know it before the first event comes. */
  private placed(id: string): void {
    this.lastId = id
    this.set(this.status)
  }

  private take(event: EventSourceMessage): void {
    if (event.id !== undefined && event.id !== '') this.lastId = event.id
    this.tell({ type: event.event ?? 'message', data: parsed(event.data) })
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.pause * (0.5 + Math.random()))
      this.pause = Math.min(longestPause, this.pause * 2)
      this.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

function parsed(data: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
