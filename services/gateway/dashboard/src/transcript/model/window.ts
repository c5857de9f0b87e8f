import type { NumberedEvent } from './items'

/** The part of a run that is loaded: without holes, bounded, growing and shrinking at both ends. */
export interface Window {
  events: readonly NumberedEvent[]
  /** Where the page before it begins; null at the start of the run. */
  before: number | null
  /** Where the page after it begins; null at the end of a closed run. */
  after: number | null
  /** The last event known is in it, so that what comes live can be put to its end. */
  atTail: boolean
}

export interface EventsPage {
  events: readonly NumberedEvent[]
  next_before: number | null
  next_after: number | null
}

/** Enough to scroll in without waiting, little enough to keep memory flat. */
export const mostEvents = 1200
export const mostBytes = 12 * 1024 * 1024

export const emptyWindow: Window = { events: [], before: null, after: 0, atTail: false }

export const windowOf = (page: EventsPage, atTail: boolean): Window => ({
  events: page.events, before: page.next_before, after: page.next_after, atTail: atTail || page.next_after === null,
})

export function joined(before: EventsPage, after: EventsPage): EventsPage {
  return { events: [...before.events, ...after.events], next_before: before.next_before, next_after: after.next_after }
}

export function prepend(window: Window, page: EventsPage): Window {
  const first = window.events[0]?.sequence ?? Infinity
  const events = [...page.events.filter((event) => event.sequence < first), ...window.events]
  const kept = events.slice(0, countFromStart(events))
  const dropped = kept.length < events.length
  return {
    events: kept,
    before: page.next_before,
    after: dropped ? (kept.at(-1)?.sequence ?? 0) : window.after,
    atTail: window.atTail && !dropped,
  }
}

export function append(window: Window, page: EventsPage, atTail: boolean): Window {
  const last = window.events.at(-1)?.sequence ?? 0
  const fresh = page.events.filter((event) => event.sequence > last)
  return shortened([...window.events, ...fresh], window.before, page.next_after, atTail || page.next_after === null)
}

/** What came live; it belongs to the end alone. */
export function appendLive(window: Window, fresh: readonly NumberedEvent[]): Window {
  const last = window.events.at(-1)?.sequence ?? 0
  const events = fresh.filter((event) => event.sequence > last)
  if (!window.atTail || events.length === 0) return window
  return shortened([...window.events, ...events], window.before, events.at(-1)?.sequence ?? window.after, true)
}

function shortened(events: NumberedEvent[], before: number | null, after: number | null, atTail: boolean): Window {
  const kept = events.slice(events.length - countFromEnd(events))
  return { events: kept, before: kept.length < events.length ? (kept[0]?.sequence ?? null) : before, after, atTail }
}

/** Events with all their texts weigh far less than they are long: what is cut is not here. */
const weight = (event: NumberedEvent): number => Math.min(event.bytes, 64 * 1024)

function countFromStart(events: readonly NumberedEvent[]): number {
  let bytes = 0
  let count = 0
  for (const event of events) {
    bytes += weight(event)
    if (count > 0 && (count === mostEvents || bytes > mostBytes)) break
    count++
  }
  return count
}

function countFromEnd(events: readonly NumberedEvent[]): number {
  let bytes = 0
  let count = 0
  for (let index = events.length - 1; index >= 0; index--) {
    bytes += weight(events[index] as NumberedEvent)
    if (count > 0 && (count === mostEvents || bytes > mostBytes)) break
    count++
  }
  return count
}
