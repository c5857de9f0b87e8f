import { createParser } from 'eventsource-parser'
import { credentials } from '@/api/address'
import { streamUrl, type RunAddress } from './api'
import { leader, type NumberedEvent } from './model/items'
import { isObject, textAt } from './model/json'

const firstPause = 500
const longestPause = 10_000
/** The server's heartbeat comes every 15 seconds. */
const silenceLimit = 40_000
/** Events that come within this time are shown together. */
const gather = 60

export interface StreamEnds {
  onEvents: (events: NumberedEvent[]) => void
  /** The run is over and all of it was sent. */
  onDone: () => void
}

/** Follows a run from a sequence on, through broken connections, until it is over. Comes back with how to stop it. */
export function followRun(address: RunAddress, after: number, ends: StreamEnds): () => void {
  const stop = new AbortController()
  let last = after
  let waiting: NumberedEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length > 0 && !stop.signal.aborted) ends.onEvents(waiting)
    waiting = []
  }
  const take = (event: NumberedEvent): void => {
    last = event.sequence
    waiting.push(event)
    timer ??= setTimeout(flush, gather)
  }
  const run = async (): Promise<void> => {
    for (let pause = firstPause; !stop.signal.aborted; pause = Math.min(longestPause, pause * 2)) {
      const before = last
      if (await readOnce(address, last, take, stop.signal)) {
        flush()
        if (!stop.signal.aborted) ends.onDone()
        return
      }
      if (last > before) pause = firstPause
      await rest(pause, stop.signal)
    }
  }
  void run()
  return () => {
    stop.abort()
    clearTimeout(timer)
  }
}

/** True when the server said that the run is over. */
async function readOnce(address: RunAddress, after: number, take: (event: NumberedEvent) => void, stop: AbortSignal): Promise<boolean> {
  const silence = new AbortController()
  let watch = setTimeout(() => silence.abort(), silenceLimit)
  let done = false
  try {
    const response = await fetch(streamUrl(address), {
      headers: { 'Last-Event-ID': `${after}` }, credentials: credentials(), cache: 'no-store',
      signal: AbortSignal.any([stop, silence.signal]),
    })
    // A refusal does not pass by trying again.
    if (response.status >= 400 && response.status < 500 && response.status !== 429) return true
    if (!response.ok || response.body === null) return false
    const parser = createParser({
      onEvent: ({ event, id, data }) => {
        if (event === 'done') done = true
        else if (id !== undefined) take(numberedEvent(Number(id), data))
      },
    })
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(watch)
      watch = setTimeout(() => silence.abort(), silenceLimit)
      parser.feed(piece.value)
    }
  } catch {
    // A broken line: the next one goes on from the last event.
  } finally {
    clearTimeout(watch)
  }
  return done
}

function numberedEvent(sequence: number, data: string): NumberedEvent {
  let event: unknown
  try {
    event = JSON.parse(data)
  } catch {
    event = { type: 'raw', text: data }
  }
  const agent = isObject(event) ? (textAt(event, 'parent_tool_use_id') ?? leader) : leader
  // The stream does not say what it shortened: such an event is offered whole.
  return { sequence, agent, bytes: data.length, cut: data.includes('…"'), event }
}

const rest = (milliseconds: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds * (0.5 + Math.random() / 2))
    stop.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    }, { once: true })
  })
