import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { Schema } from '@/api/client'
import { useCards, type Card } from '@/deliveries/cards'
import type { Filter } from '@/deliveries/filter'
import { phaseName, type Action, type Phase } from '@/deliveries/phases'
import { count } from '@/format/numbers'
import { age } from '@/format/time'
import { useNow } from '@/ui/age'
import { cn } from '@/ui/cn'
import { Skeleton } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { BoardCard, cardHeight } from './card'

export interface ColumnProps {
  phase: Phase
  filter: Filter
  states: readonly Schema<'StateCount'>[] | undefined
  selected: ReadonlySet<string>
  current: string | null
  /** What a drop here would be told: allowed, forbidden, or nothing is dragged. */
  drop: 'allowed' | 'forbidden' | null
  onDrop: (phase: Phase) => void
  onCards: (phase: Phase, cards: readonly Card[]) => void
  act: (card: Card, action: Action) => void
  select: (card: Card) => void
  focus: (card: Card) => void
  drag: (card: Card | null) => void
}

const gap = 8

/** One phase: its count and oldest age, and as many of its cards as fit, loaded as somebody scrolls. */
export function Column({ phase, filter, states, selected, current, drop, onDrop, onCards, ...card }: ColumnProps) {
  const total = states?.reduce((sum, state) => sum + state.count, 0)
  const list = useCards({ ...filter, phase })
  const box = useRef<HTMLDivElement>(null)
  const cards = list.cards
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => box.current,
    estimateSize: () => cardHeight,
    overscan: 4,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= cards.length - 10) void fetchNextPage()
  }, [last, cards.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  useEffect(() => onCards(phase, cards), [onCards, phase, cards])
  useEffect(() => {
    const index = cards.findIndex((one) => one.id === current)
    if (index < 0) return
    rows.scrollToIndex(index)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only where the cursor goes, not where cards move
  }, [current])

  return (
    <section
      aria-label={`${phaseName(phase)}, ${total ?? 0} Deliveries`}
      onDragOver={(event) => drop && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onDrop(phase)
      }}
      className={cn(
        'flex min-h-0 min-w-0 flex-col rounded-lg border bg-sunken',
        total === 0 ? 'max-md:min-h-11' : 'max-md:h-96',
        drop === 'allowed' && 'border-accent ring-2 ring-accent',
        drop === 'forbidden' && 'opacity-60',
      )}
    >
      <Header phase={phase} total={total} states={states ?? []} />
      <div
        ref={box}
        role="group"
        aria-label={`Cards of ${phaseName(phase)}`}
        // What scrolls can be scrolled by the keyboard.
        tabIndex={total === 0 ? undefined : 0}
        className={cn('min-h-0 flex-1 overflow-y-auto px-2', total === 0 && 'max-md:hidden')}
      >
        {list.error ? (
          <ErrorState error={list.error} retry={() => void list.refetch()} />
        ) : list.isPending && total !== 0 ? (
          <Skeleton className="h-35" />
        ) : (
          <ul className="relative" style={{ height: rows.getTotalSize() }}>
            {shown.map((row) => {
              const one = cards[row.index]
              return one === undefined ? null : (
                <li key={one.id} className="absolute right-0 left-0" style={{ top: row.start, height: cardHeight - gap }}>
                  <BoardCard card={one} selected={selected.has(one.id)} current={one.id === current} {...card} />
                </li>
              )
            })}
          </ul>
        )}
      </div>
    </section>
  )
}

function Header({ phase, total, states }: { phase: Phase; total: number | undefined; states: readonly Schema<'StateCount'>[] }) {
  const now = useNow()
  const oldest = states.map((state) => state.oldest_since).sort()[0]
  return (
    <header className="flex items-baseline gap-2 px-3 py-2">
      <h2 className="font-semibold">{phaseName(phase)}</h2>
      <span className="text-muted tabular-nums">{total === undefined ? '' : count(total)}</span>
      <span className="flex-1" />
      {phase !== 'close' && oldest && <span className="text-xs text-muted">oldest {age(oldest, now)}</span>}
    </header>
  )
}
