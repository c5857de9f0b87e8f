import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useAct } from '@/deliveries/act'
import { BulkBar } from '@/deliveries/bulk'
import { useCounts, type Card } from '@/deliveries/cards'
import { FilterBar } from '@/deliveries/filter-bar'
import type { Filter } from '@/deliveries/filter'
import { NewDeliveryButton } from '@/deliveries/new/open'
import { rows, type Phase } from '@/deliveries/phases'
import { onDrop } from '@/deliveries/rules'
import { useSelection } from '@/deliveries/selection'
import { Page } from '@/ui/page'
import { ErrorState } from '@/ui/states'
import { toast } from '@/ui/toast'
import { Column } from './board/column'
import { useCursor } from './board/cursor'

/** All Deliveries by phase. */
export default function Board() {
  const filter = useSearch({ from: '/shell/board' })
  const navigate = useNavigate()
  const change = useCallback((next: Filter) => void navigate({ to: '/board', search: next, replace: true }), [navigate])
  const act = useAct()
  const counts = useCounts(filter)
  const { selected, toggle, clear } = useSelection()
  const cursor = useCursor(act, toggle)
  const [dragged, setDragged] = useState<Card | null>(null)
  const selectedIds = useMemo(() => new Set(selected.keys()), [selected])

  const dropped = useCallback((phase: Phase) => {
    const answer = dragged && onDrop(dragged, phase)
    setDragged(null)
    if (!dragged || !answer) return
    if ('action' in answer) act(dragged, answer.action)
    else toast('failed', answer.rule)
  }, [dragged, act])

  const dropAt = (phase: Phase): 'allowed' | 'forbidden' | null => {
    const answer = dragged && onDrop(dragged, phase)
    return answer ? ('action' in answer ? 'allowed' : 'forbidden') : null
  }

  return (
    <div className="flex min-h-full flex-col [&>div]:min-h-0 [&>div]:flex-1 md:h-full md:min-h-[44rem]">
      <Page title="Board" wide actions={<NewDeliveryButton />}>
        <FilterBar filter={filter} change={change} />
        {counts.error ? (
          <ErrorState error={counts.error} retry={() => void counts.refetch()} />
        ) : (
          rows.map((row) => (
            <div key={row.name} role="group" aria-label={row.name} className="grid min-h-0 gap-3 md:flex-1 md:grid-cols-4 md:grid-rows-[minmax(0,1fr)]">
              {row.phases.map((phase) => (
                <Column
                  key={phase}
                  phase={phase}
                  filter={filter}
                  states={counts.data?.states.filter((state) => state.phase === phase)}
                  selected={selectedIds}
                  current={cursor.current}
                  drop={dropAt(phase)}
                  onDrop={dropped}
                  onCards={cursor.onCards}
                  act={act}
                  select={toggle}
                  focus={cursor.focus}
                  drag={setDragged}
                />
              ))}
            </div>
          ))
        )}
        <BulkBar cards={[...selected.values()]} clear={clear} />
      </Page>
    </div>
  )
}
