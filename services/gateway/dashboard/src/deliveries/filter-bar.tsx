import { useQuery } from '@tanstack/react-query'
import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { count } from '@/format/numbers'
import { Button } from '@/ui/button'
import { Choice, Input } from '@/ui/field'
import { useCounts, workerStatusQuery } from './cards'
import { clean, isEmpty, statuses, type Filter } from './filter'
import { phaseName, phases } from './phases'
import { SavedViews } from './saved-views-menu'

/** Narrows what is shown; the address keeps it. */
export function FilterBar({ filter, change, byPhase }: { filter: Filter; change: (next: Filter) => void; byPhase?: boolean }) {
  const all = useCounts(filter)
  const set = (part: Partial<Filter>): void => change(clean({ ...filter, ...part }))
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label="Filter Deliveries">
      <SearchBox value={filter.q ?? ''} change={(q) => set({ q })} />
      <Choice
        aria-label="Repository"
        className="w-auto max-w-56 max-sm:w-full max-sm:max-w-none"
        value={filter.repository ?? ''}
        onChange={(event) => set({ repository: event.target.value })}
      >
        <option value="">All repositories</option>
        {[...new Set([...(all.data?.repositories ?? []), ...(filter.repository ? [filter.repository] : [])])].map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Choice>
      {byPhase && (
        <Choice aria-label="Phase" className="w-auto" value={filter.phase ?? ''} onChange={(event) => set({ phase: event.target.value })}>
          <option value="">All phases</option>
          {phases.map((phase) => (
            <option key={phase} value={phase}>{phaseName(phase)}</option>
          ))}
        </Choice>
      )}
      <Choice aria-label="Status" className="w-auto" value={filter.status ?? ''} onChange={(event) => set({ status: event.target.value })}>
        <option value="">Any status</option>
        {statuses.map((status) => (
          <option key={status}>{status}</option>
        ))}
      </Choice>
      <Button
        aria-pressed={filter.needs === 'person'}
        className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
        onClick={() => set({ needs: filter.needs ? undefined : 'person' })}
      >
        Waits for me
      </Button>
      <Numbers filter={filter} set={set} />
      <SavedViews filter={filter} change={change} />
      {!isEmpty(filter) && (
        <>
          <Button look="quiet" onClick={() => change({})}>
            <X aria-hidden /> Clear
          </Button>
          <span className="text-muted">{all.data && `${count(all.data.matching)} of ${count(all.data.total)}`}</span>
        </>
      )}
    </search>
  )
}

function SearchBox({ value, change }: { value: string; change: (q: string) => void }) {
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  // The address changed by itself: a view was chosen, the filter cleared. What is being typed comes back trimmed.
  if (known !== value) {
    setKnown(value)
    if (text.trim() !== value) setText(value)
  }
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => change(text.trim()), 250)
    return () => clearTimeout(timer)
  }, [text, value, change])
  return (
    <div className="relative w-64 max-sm:w-full">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
      <Input
        type="search"
        aria-label="Search Deliveries"
        placeholder="Search ( / )"
        data-search
        className="pl-9"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}

const ages = [[60, '1 hour'], [1440, '1 day'], [10_080, '1 week']] as const
const costs = [0.1, 1, 5, 20] as const

function Numbers({ filter, set }: { filter: Filter; set: (part: Partial<Filter>) => void }) {
  return (
    <>
      <Choice
        aria-label="Stands still for"
        className="w-auto"
        value={filter.min_age ?? ''}
        onChange={(event) => set({ min_age: Number(event.target.value) || undefined })}
      >
        <option value="">Any age</option>
        {ages.map(([minutes, name]) => (
          <option key={minutes} value={minutes}>{`Older than ${name}`}</option>
        ))}
      </Choice>
      <Choice
        aria-label="Cost"
        className="w-auto"
        value={filter.min_cost ?? ''}
        onChange={(event) => set({ min_cost: Number(event.target.value) || undefined })}
      >
        <option value="">Any cost</option>
        {costs.map((usd) => (
          <option key={usd} value={usd}>{`From $${usd}`}</option>
        ))}
      </Choice>
      <WorkerChoice worker={filter.worker} choose={(worker) => set({ worker })} />
    </>
  )
}

function WorkerChoice({ worker, choose }: { worker: string | undefined; choose: (worker: string | undefined) => void }) {
  const status = useQuery(workerStatusQuery)
  const names = [...new Set([...(status.data?.workers.map((one) => one.name) ?? []), ...(worker === undefined ? [] : [worker])])].sort()
  // One alone leaves nothing to choose.
  if (names.length < 2 && worker === undefined) return null
  return (
    <Choice aria-label="Worker" className="w-auto max-w-56" value={worker ?? ''} onChange={(event) => choose(event.target.value || undefined)}>
      <option value="">Any worker</option>
      {names.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </Choice>
  )
}
