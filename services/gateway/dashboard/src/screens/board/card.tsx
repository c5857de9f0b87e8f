import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { CardActions } from '@/deliveries/card-actions'
import type { Card } from '@/deliveries/cards'
import type { Action } from '@/deliveries/phases'
import { whyItWaits } from '@/deliveries/rules'
import { cost } from '@/format/numbers'
import { Age } from '@/ui/age'
import { cn } from '@/ui/cn'
import { StatusBadge } from '@/ui/status-badge'

export interface BoardCardProps {
  card: Card
  selected: boolean
  /** The one card of the board that Tab reaches. */
  current: boolean
  act: (card: Card, action: Action) => void
  select: (card: Card) => void
  focus: (card: Card) => void
  drag: (card: Card | null) => void
}

export const cardHeight = 148

export const BoardCard = memo(function BoardCard({ card, selected, current, act, select, focus, drag }: BoardCardProps) {
  return (
    <article
      draggable={card.phase !== 'close'}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', `#${card.seq} ${card.summary}`)
        event.dataTransfer.effectAllowed = 'move'
        drag(card)
      }}
      onDragEnd={() => drag(null)}
      className={cn(
        'flex h-35 flex-col gap-1 overflow-hidden rounded-md border bg-surface p-2.5',
        selected && 'border-accent bg-accent-soft',
        'has-[[data-card]:focus-visible]:ring-2 has-[[data-card]:focus-visible]:ring-accent',
      )}
    >
      <div className="flex items-baseline gap-2">
        <span className="shrink-0 text-xs text-muted tabular-nums">#{card.seq}</span>
        <Link
          to="/deliveries/$id"
          params={{ id: card.id }}
          preload={false}
          data-card={card.id}
          tabIndex={current ? 0 : -1}
          draggable={false}
          onFocus={() => focus(card)}
          title={card.summary}
          className="min-w-0 flex-1 truncate font-medium outline-none hover:underline"
        >
          {card.summary}
        </Link>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          onChange={() => select(card)}
          aria-label={`Select #${card.seq}`}
          className="size-4 shrink-0 accent-accent pointer-coarse:size-6"
        />
      </div>
      <p className="truncate text-xs text-muted" title={card.repository}>{card.repository}</p>
      <p className="truncate text-xs" title={whyItWaits(card)}>{whyItWaits(card)}</p>
      <p className="flex items-center gap-2 text-xs text-muted">
        <StatusBadge status={card.run_status} verdict={card.verdict} />
        <span className="truncate">
          <Age since={card.state_since} /> · {cost(card.cost_usd)}
          {card.max_cost_usd ? ` of ${cost(card.max_cost_usd)}` : ''}
          {card.attempt > 1 && ` · attempt ${card.attempt}`}
          {card.simulated && ' · simulated'}
        </span>
      </p>
      <div className="-mb-1 flex flex-1 items-end justify-end">
        <CardActions card={card} act={act} />
      </div>
    </article>
  )
})
