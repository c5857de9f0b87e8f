import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { plural } from '@/format/numbers'
import { Button } from '@/ui/button'
import { indexOfSequence } from './model/build-items'
import type { Item } from './model/items'
import type { Place } from './place'
import { Row } from './row'
import type { TranscriptState, TranscriptStore } from './transcript-store'

/** Loaded before the reader gets there: so many things from the edge. */
const margin = 30
/** Pixels from the end that still count as being there. */
const nearEnd = 80

const toEnd = (feed: HTMLElement): number => feed.scrollHeight - feed.clientHeight - feed.scrollTop

/** Guesses of heights, so that the bar hardly moves when the real ones are known. */
const heights: Partial<Record<Item['kind'], number>> = {
  speaker: 24, thinking: 44, call: 130, turn: 110, start: 44, notice: 44, result: 44, retry: 36, gap: 52,
}
const heightOf = (item: Item | undefined): number =>
  item === undefined ? 60 : item.kind === 'text' ? 36 + 24 * Math.floor(item.text.length / 110) : (heights[item.kind] ?? 60)

const indexOfPlace = (items: readonly Item[], place: Place): number =>
  place === 'start' ? 0 : place === 'end' ? items.length - 1 : indexOfSequence(items, place)

interface TranscriptListProps {
  items: readonly Item[]
  state: TranscriptState
  store: TranscriptStore
  target: number | null
}

/** The virtual list: only what is seen is in the page, whatever the run's length. */
export function TranscriptList({ items, state, store, target }: TranscriptListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const follows = useRef(false)
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(items[index]),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
    gap: 4,
    paddingEnd: 8,
    // What is loaded above leaves what is read in its place.
    anchorTo: 'end',
    scrollEndThreshold: nearEnd,
    useAnimationFrameWithResizeObserver: true,
  })

  useLayoutEffect(() => {
    if (state.target === null || items.length === 0) return
    const { place } = state.target
    follows.current = place === 'end'
    if (place === 'end') list.scrollToEnd()
    else list.scrollToIndex(indexOfPlace(items, place), { align: place === 'start' ? 'start' : 'center' })
    // Only when it is told anew; not when more is loaded.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state.target])

  // What comes live is followed by who is at the end. The list's own following goes on for some frames, and takes along a
  // reader who leaves meanwhile; where he is by now only the page itself knows.
  const total = list.getTotalSize()
  useLayoutEffect(() => {
    const feed = scroller.current
    if (feed === null) return
    if (feed.scrollTop < (list.scrollOffset ?? 0) - 1 && toEnd(feed) > nearEnd) follows.current = false
    if (follows.current && state.window.atTail) feed.scrollTop = feed.scrollHeight
  }, [items, total, state.window.atTail, list])

  // Before the reader is where he is to be, the list stands elsewhere, and nobody wants what is around there.
  const arrived = useRef<TranscriptState['target']>(null)
  const range = list.range
  useEffect(() => {
    if (range === null || state.loading !== null || state.error !== null) return
    if (arrived.current !== state.target) {
      const index = indexOfPlace(items, state.target?.place ?? 'start')
      if (index < range.startIndex || index > range.endIndex) return
      arrived.current = state.target
    }
    if (range.startIndex < margin) store.loadBefore()
    if (range.endIndex > items.length - margin) store.loadAfter()
  }, [range, items, state.loading, state.error, state.target, store])

  const atEnd = list.isAtEnd(nearEnd)
  useEffect(() => {
    if (items.length > 0) store.setFollowing(atEnd && state.window.atTail)
  }, [atEnd, state.window.atTail, items.length, store])

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        tabIndex={0}
        role="feed"
        aria-label="Events of the run"
        aria-busy={state.loading !== null}
        className="h-full overflow-y-auto overscroll-contain rounded-b-lg px-1 [overflow-anchor:none]"
        onScroll={({ currentTarget: feed }) => {
          follows.current = toEnd(feed) <= nearEnd
        }}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget || (event.key !== 'Home' && event.key !== 'End')) return
          event.preventDefault()
          void store.open(event.key === 'Home' ? 'start' : 'end')
        }}
      >
        <div className="relative w-full" style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map((row) => {
            const item = items[row.index] as Item
            return (
              <article
                key={row.key}
                ref={list.measureElement}
                data-index={row.index}
                aria-posinset={row.index + 1}
                aria-setsize={-1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <Row item={item} isTarget={target !== null && (item.sequence === target || (item.kind === 'call' && item.result?.sequence === target))} />
              </article>
            )
          })}
        </div>
      </div>
      {state.unseen > 0 && (
        <Button look="primary" className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-lg" onClick={() => void store.open('end')}>
          <ArrowDown aria-hidden />
          {plural(state.unseen, 'new event')}
        </Button>
      )}
    </div>
  )
}
