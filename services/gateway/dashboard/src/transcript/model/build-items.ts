import type { CallItem, Item, NumberedEvent } from './items'
import { leader } from './items'
import { readEvent, type News } from './read-event'

/** What is shown of the loaded events: calls with their results under them, whoever speaks announced. Pure, and quick
 * enough to be done again for every change of what is loaded. */
export function buildItems(events: readonly NumberedEvent[]): Item[] {
  const items: Item[] = []
  const calls = new Map<string, CallItem>()
  let speaker = leader
  for (const event of events) {
    const { items: shown, news } = cachedReading(event)
    for (const one of shown) {
      if (one.agent !== speaker) {
        speaker = one.agent
        items.push(speakerItem(one))
      }
      // Copied, because news of what is loaded now must not stay when it is dropped.
      const item = { ...one }
      if (item.kind === 'call') calls.set(item.id, item)
      items.push(item)
    }
    for (const piece of news) tell(piece, event, calls, items)
  }
  return items
}

const readings = new WeakMap<NumberedEvent, ReturnType<typeof readEvent>>()

function cachedReading(event: NumberedEvent) {
  let reading = readings.get(event)
  if (reading === undefined) readings.set(event, (reading = readEvent(event)))
  return reading
}

const speakerItem = (next: Item): Item => ({
  kind: 'speaker', key: `${next.key}.speaker`, sequence: next.sequence, agent: next.agent, at: next.at, bytes: 0, cut: false,
})

function tell(news: News, event: NumberedEvent, calls: Map<string, CallItem>, items: Item[]): void {
  const call = calls.get(news.about)
  const base = { key: `${event.sequence}.${news.about}`, sequence: event.sequence, agent: event.agent, bytes: event.bytes, cut: event.cut }
  if ('result' in news) {
    if (call) call.result = news.result
    else items.push({ ...base, kind: 'result', id: news.about, result: news.result })
  } else if ('denied' in news) {
    if (call) call.denied = news.denied
    else items.push({ ...base, kind: 'denial', tool: news.tool, why: news.denied })
  } else if (call) call.progress = news.progress
}

/** The item that an event is part of: its own, the call that it is the result of, or what comes next. */
export function indexOfSequence(items: readonly Item[], sequence: number): number {
  const own = items.findIndex(
    (item) => item.kind !== 'speaker' && (item.sequence === sequence || (item.kind === 'call' && item.result?.sequence === sequence)),
  )
  if (own >= 0) return own
  const next = items.findIndex((item) => item.sequence > sequence)
  return next >= 0 ? next : items.length - 1
}
