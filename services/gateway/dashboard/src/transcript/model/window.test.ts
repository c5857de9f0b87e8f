// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { says } from './recording.testing'
import { append, appendLive, emptyWindow, mostEvents, prepend, windowOf, type Window } from './window'

const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => says(from + index, `${from + index}`))
const ends = (window: Window) => [window.events[0]?.sequence, window.events.at(-1)?.sequence]

describe('the loaded part of a run', () => {
  it('grows at both ends without repeating anything', () => {
    let window = windowOf({ events: events(50, 60), next_before: 50, next_after: 60 }, false)
    window = prepend(window, { events: events(40, 52), next_before: 40, next_after: 52 })
    window = append(window, { events: events(58, 70), next_before: 58, next_after: 70 }, false)
    expect(window.events.map((event) => event.sequence)).toEqual(events(40, 70).map((event) => event.sequence))
    expect([window.before, window.after]).toEqual([40, 70])
  })

  it('stays bounded: what is far away is dropped and can be loaded again', () => {
    let window = windowOf({ events: events(5001, 5000 + mostEvents), next_before: 5001, next_after: null }, true)
    window = prepend(window, { events: events(4801, 5000), next_before: 4801, next_after: 5000 })
    expect(window.events).toHaveLength(mostEvents)
    expect(ends(window)).toEqual([4801, 4800 + mostEvents])
    expect([window.after, window.atTail]).toEqual([4800 + mostEvents, false])
    window = append(window, { events: events(4801 + mostEvents, 5000 + mostEvents), next_before: 1, next_after: null }, false)
    expect(ends(window)).toEqual([5001, 5000 + mostEvents])
    expect([window.before, window.after, window.atTail]).toEqual([5001, null, true])
  })

  it('is bounded by weight too', () => {
    const heavy = events(1, 1000).map((event) => ({ ...event, bytes: 1_000_000 }))
    expect(appendLive({ ...emptyWindow, atTail: true }, heavy).events.length).toBeLessThan(300)
  })

  it('takes live events at its end alone, once each', () => {
    const tail = windowOf({ events: events(1, 10), next_before: null, next_after: 10 }, true)
    expect(ends(appendLive(tail, events(9, 12)))).toEqual([1, 12])
    expect(appendLive({ ...tail, atTail: false }, events(11, 12)).events).toHaveLength(10)
  })

  it('stays bounded while events stream in', () => {
    let window: Window = { ...emptyWindow, atTail: true }
    for (let from = 1; from < 20_000; from += 100) window = appendLive(window, events(from, from + 99))
    expect(window.events).toHaveLength(mostEvents)
    expect(window.before).toBe(window.events[0]?.sequence)
  })
})
