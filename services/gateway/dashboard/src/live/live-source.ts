import type { Connection, LiveEvent } from './connection'

/** Something that tells live events and how they come in. */
export class LiveSource {
  private readonly readers = new Set<(event: LiveEvent) => void>()
  private readonly watchers = new Set<() => void>()
  private current: Connection = { state: 'connecting' }

  get status(): Connection {
    return this.current
  }

  onEvent(reader: (event: LiveEvent) => void): () => void {
    this.readers.add(reader)
    return () => this.readers.delete(reader)
  }

  onStatus(watcher: () => void): () => void {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  protected tell(event: LiveEvent): void {
    for (const reader of this.readers) reader(event)
  }

  protected set(next: Connection): void {
    this.current = next
    for (const watcher of this.watchers) watcher()
  }
}
