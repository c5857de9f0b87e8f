import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp, ListChecks } from 'lucide-react'
import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import { useAct } from '@/deliveries/act'
import { BulkBar } from '@/deliveries/bulk'
import { CardActions } from '@/deliveries/card-actions'
import { useCards, type Card } from '@/deliveries/cards'
import { FilterBar } from '@/deliveries/filter-bar'
import { isEmpty, type Filter, type SortOrder } from '@/deliveries/filter'
import { whyItWaits } from '@/deliveries/rules'
import { NewDeliveryButton } from '@/deliveries/new/open'
import { useSelection } from '@/deliveries/selection'
import { cost } from '@/format/numbers'
import { Age } from '@/ui/age'
import { Page } from '@/ui/page'
import { SkeletonRows } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { StatusBadge } from '@/ui/status-badge'

const rowHeight = 64
/** Select, Delivery, phase, status, cost, age, actions; narrow screens drop the middle. */
const grid = 'grid grid-cols-[2.75rem_minmax(0,1fr)_auto] items-center gap-x-3 lg:grid-cols-[2.75rem_minmax(0,1fr)_6rem_7rem_7rem_5rem_9rem]'
const wideOnly = 'max-lg:hidden'

/** All Deliveries as a table. */
export default function Deliveries() {
  const { sort = 'number', ...filter } = useSearch({ from: '/shell/deliveries' })
  const navigate = useNavigate()
  const change = useCallback(
    (next: Filter) => void navigate({ to: '/deliveries', search: { ...next, sort }, replace: true }),
    [navigate, sort],
  )
  const act = useAct()
  const list = useCards(filter, sort)
  const { selected, toggle, clear, setAll } = useSelection()
  const box = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({ count: list.cards.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 8 })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage, cards } = list
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= cards.length - 15) void fetchNextPage()
  }, [last, cards.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  return (
    <div className="flex h-full flex-col [&>div]:min-h-0 [&>div]:flex-1">
      <Page title="Deliveries" wide actions={<NewDeliveryButton />}>
        <FilterBar filter={filter} change={change} byPhase />
        {list.error ? (
          <ErrorState error={list.error} retry={() => void list.refetch()} />
        ) : list.isPending ? (
          <SkeletonRows rows={8} />
        ) : cards.length === 0 ? (
          <EmptyState icon={ListChecks} title={isEmpty(filter) ? 'No Delivery yet' : 'Nothing matches the filter'} />
        ) : (
          <div role="table" aria-label="Deliveries" aria-rowcount={hasNextPage ? -1 : cards.length + 1} className="flex min-h-64 flex-1 flex-col rounded-lg border bg-surface">
            <div role="rowgroup">
              <div role="row" className={`${grid} border-b px-2 text-xs text-muted`}>
                <span role="columnheader" className="flex min-h-11 items-center justify-center">
                  <input
                    type="checkbox"
                    className="size-5 accent-accent"
                    aria-label="Select all that are loaded"
                    checked={selected.size > 0 && cards.every((card) => selected.has(card.id))}
                    onChange={(event) => (event.target.checked ? setAll(cards) : clear())}
                  />
                </span>
                <Head name="Delivery" by="number" sort={sort} filter={filter} />
                <span role="columnheader" className={wideOnly}>Phase</span>
                <span role="columnheader" className={wideOnly}>Status</span>
                <Head name="Cost" by="cost" sort={sort} filter={filter} className={wideOnly} />
                <Head name="Age" by="age" sort={sort} filter={filter} className={wideOnly} />
                <span role="columnheader" className="max-lg:sr-only">Actions</span>
              </div>
            </div>
            <div ref={box} role="rowgroup" className="min-h-0 flex-1 overflow-y-auto">
              <div role="presentation" className="relative" style={{ height: rows.getTotalSize() }}>
                {shown.map((row) => {
                  const card = cards[row.index]
                  return card === undefined ? null : (
                    <div key={card.id} role="row" aria-rowindex={row.index + 2} className={`${grid} absolute right-0 left-0 border-b px-2`} style={{ top: row.start, height: rowHeight }}>
                      <Cells card={card} selected={selected.has(card.id)} toggle={toggle} actions={<CardActions card={card} act={act} />} />
                    </div>
                  )
                })}
              </div>
            </div>
          </div>
        )}
        <BulkBar cards={[...selected.values()]} clear={clear} />
      </Page>
    </div>
  )
}

function Head({ name, by, sort, filter, className }: { name: string; by: 'number' | 'cost' | 'age'; sort: SortOrder; filter: Filter; className?: string }) {
  const down = sort === by
  const up = sort === `-${by}`
  const Icon = up ? ArrowUp : ArrowDown
  return (
    <span role="columnheader" aria-sort={down ? 'descending' : up ? 'ascending' : 'none'} className={className}>
      <Link
        to="/deliveries"
        search={{ ...filter, sort: down ? `-${by}` : by }}
        replace
        className="inline-flex min-h-11 items-center gap-1 hover:text-ink"
      >
        {name}
        {(down || up) && <Icon aria-hidden className="size-3.5" />}
      </Link>
    </span>
  )
}

function Cells({ card, selected, toggle, actions }: { card: Card; selected: boolean; toggle: (card: Card) => void; actions: ReactNode }) {
  return (
    <>
      <span role="cell" className="flex h-full items-center justify-center">
        <label className="flex size-11 items-center justify-center">
          <input type="checkbox" className="size-5 accent-accent" checked={selected} onChange={() => toggle(card)} aria-label={`Select #${card.seq}`} />
        </label>
      </span>
      <span role="cell" className="min-w-0">
        <span className="flex items-baseline gap-2">
          <span className="shrink-0 text-muted tabular-nums">#{card.seq}</span>
          <Link to="/deliveries/$id" params={{ id: card.id }} className="truncate py-1 font-medium hover:underline">{card.summary}</Link>
        </span>
        <span className="block truncate text-xs text-muted">{card.repository} · {whyItWaits(card)}</span>
      </span>
      <span role="cell" className={wideOnly}>{card.phase}</span>
      <span role="cell" className={wideOnly}><StatusBadge status={card.run_status} verdict={card.verdict} /></span>
      <span role="cell" className={`${wideOnly} tabular-nums`}>{cost(card.cost_usd)}</span>
      <span role="cell" className={wideOnly}><Age since={card.state_since} /></span>
      <span role="cell" className="flex justify-end">{actions}</span>
    </>
  )
}
