import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { apiUrl, credentials } from '@/api/address'

/** One connection to /api/events, read by hand: EventSource hides heartbeats, so it cannot tell a quiet line from a
 * dead one, and it gives up at the first answer that is not a stream. */
export interface StreamEnds {
  onOpen: () => void
  onEvent: (event: EventSourceMessage) => void
  /** The stream's place, also where no event came with it. */
  onId: (id: string) => void
  /** Whoever asks may not, or not any more: signed out, or removed from the organization. */
  onRefused: () => void
}

/** The server's heartbeat comes every 15 seconds. */
const silenceLimit = 40_000

/** Ends when the stream does, by whatever cause; never says an event twice. */
export async function readStream(lastId: string | null, ends: StreamEnds, stop: AbortSignal): Promise<void> {
  const silence = new AbortController()
  let watch = setTimeout(() => silence.abort(), silenceLimit)
  try {
    const response = await fetch(apiUrl('/api/events'), {
      headers: lastId === null ? {} : { 'Last-Event-ID': lastId },
      credentials: credentials(),
      cache: 'no-store',
      signal: AbortSignal.any([stop, silence.signal]),
    })
    if (response.status === 401) ends.onRefused()
    if (!response.ok || response.body === null) return
    ends.onOpen()
    const parser = createParser({ onEvent: ends.onEvent })
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(watch)
      watch = setTimeout(() => silence.abort(), silenceLimit)
      const place = /^id: (\d+)\n\n/m.exec(piece.value)?.[1]
      if (place !== undefined) ends.onId(place)
      parser.feed(piece.value)
    }
  } catch {
    // A line that breaks is no news: whoever reads connects again.
  } finally {
    clearTimeout(watch)
  }
}
