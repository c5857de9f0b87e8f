import { Link } from '@tanstack/react-router'
import { cost } from '@/format/numbers'
import { Age } from '@/ui/age'
import { StatusBadge } from '@/ui/status-badge'
import { CardActions } from './card-actions'
import type { Card } from './cards'
import type { Action } from './phases'
import { whyItWaits } from './rules'

/** A Delivery in one line of a list: what it is, why it waits, and what to do. */
export function CardLine({ card, act }: { card: Card; act: (card: Card, action: Action) => void }) {
  return (
    <article className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border bg-surface px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="flex items-baseline gap-2">
          <span className="shrink-0 text-muted tabular-nums">#{card.seq}</span>
          <Link to="/deliveries/$id" params={{ id: card.id }} className="min-w-0 truncate py-1 font-medium hover:underline">
            {card.summary}
          </Link>
        </h3>
        <p className="truncate text-muted">{whyItWaits(card)}</p>
        <p className="truncate text-xs text-muted">
          {card.repository} · {card.phase} · <Age since={card.state_since} /> · {cost(card.cost_usd)}
        </p>
      </div>
      <StatusBadge status={card.run_status} verdict={card.verdict} />
      <CardActions card={card} act={act} prominent />
    </article>
  )
}
