import { useQuery } from '@tanstack/react-query'
import { ArrowDownToLine, ArrowUpToLine, Download } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ApiProblem, mayPass } from '@/api/problem'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/field'
import { Menu, MenuItem } from '@/ui/menu'
import { SkeletonRows } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { htmlUrl, jsonLinesUrl, type AgentFilter, type Overview, type SearchHit } from './api'
import { Transcript } from './context'
import { highlight } from './highlight'
import { leader, type Item } from './model/items'
import { textAt } from './model/json'
import { overviewQuery } from './opening'
import { firstPlace, type Place, type RunStatus } from './place'
import { SearchBox } from './search-box'
import { Totals } from './totals'
import { TranscriptList } from './transcript-list'
import { useSearch } from './use-search'
import { useTranscript } from './use-transcript'

export interface ViewerProps {
  delivery: string
  run: string
  status: RunStatus
  /** The event that the address names. */
  event: number | null
  linkTo: (sequence: number) => string
}

/** What an agent did, while it does it and ever after. */
export function TranscriptViewer({ delivery, run, status, event, linkTo }: ViewerProps) {
  const address = useMemo(() => ({ delivery, run }), [delivery, run])
  const overview = useQuery({
    ...overviewQuery(address),
    // A run is heard of here a moment after it is shown to run.
    retry: (count, failure) => (failure instanceof ApiProblem && failure.status === 404 ? status === 'running' : count < 2 && mayPass(failure)),
    refetchInterval: ({ state }) => (state.data?.closed === true ? false : 2000),
  })
  const { store, state, items } = useTranscript(address)
  const [only, setOnly] = useState<string>()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [target, setTarget] = useState<number | null>(event)
  const box = useRef<HTMLElement>(null)

  const first = firstPlace(status, event, overview.data)
  useEffect(() => {
    if (first !== null && !store.isOpen) void store.open(first)
  }, [first, store])

  const show = useCallback((filter: { only?: string | undefined; folded?: ReadonlySet<string> }, place: Place) => {
    const next: AgentFilter = { only: filter.only, except: [...(filter.folded ?? [])] }
    void store.open(place, next)
  }, [store])
  const goTo = useCallback((sequence: number): void => {
    setTarget(sequence)
    // What is looked for may be in a subagent whose events are folded.
    if (folded.size > 0) setFolded(new Set())
    show({ only, folded: new Set() }, sequence)
  }, [folded, only, show])
  const goToHit = useCallback((hit: SearchHit): void => goTo(hit.sequence), [goTo])
  const { state: found, search, step } = useSearch(address, only, goToHit)
  useEffect(() => highlight(box.current, found.text), [found.text, items])

  const agents = useMemo(() => new Map(overview.data?.agents.map((agent) => [agent.id, agent])), [overview.data])
  const root = useMemo(() => rootOf(items), [items])
  const position = middleOf(items)
  const context = useMemo(
    () => ({
      address, agents, folded, root, linkTo,
      toggleFold: (agent: string) => {
        const next = new Set(folded)
        if (!next.delete(agent)) next.add(agent)
        setFolded(next)
        const call = items.find((item) => item.kind === 'call' && item.id === agent)
        show({ only, folded: next }, call?.sequence ?? 'start')
      },
    }),
    [address, agents, folded, root, linkTo, items, only, show],
  )

  return (
    <Transcript value={context}>
      <section ref={box} aria-label="Transcript" className="flex h-[max(26rem,calc(100dvh-13rem))] flex-col rounded-lg border bg-surface">
        <div className="flex flex-col gap-2 border-b px-3 py-2">
          <div className="flex flex-wrap items-center gap-2">
            <AgentChoice overview={overview.data} value={only} onChange={(next) => {
              setOnly(next)
              show({ only: next, folded }, next === undefined && state.closed ? 'start' : 'end')
            }} />
            <SearchBox state={found} onSearch={(text) => void search(text)} onStep={step} />
            <span className="flex-1" />
            <Button look="quiet" size="icon" aria-label="To the start" title="To the start" onClick={() => void store.open('start')}>
              <ArrowUpToLine aria-hidden />
            </Button>
            <Button look="quiet" size="icon" aria-label="To the end" title="To the end" onClick={() => void store.open('end')}>
              <ArrowDownToLine aria-hidden />
            </Button>
            <Menu label="Download" trigger={<Button size="small"><Download aria-hidden />Download</Button>}>
              <MenuItem asChild><a href={jsonLinesUrl(address)} download>JSON Lines, as the agent printed it</a></MenuItem>
              <MenuItem asChild><a href={htmlUrl(address)} download>One HTML file to read and keep</a></MenuItem>
            </Menu>
          </div>
          {overview.data && <Totals overview={overview.data} onGo={goTo} position={target ?? position} />}
          {overview.data && overview.data.last_sequence > 400 && (
            <Position last={overview.data.last_sequence} value={position ?? 1} onGo={goTo} />
          )}
        </div>
        {overview.isError && <ErrorState error={overview.error} retry={() => void overview.refetch()} />}
        {state.error !== null && <ErrorState error={state.error} retry={() => void store.open(first ?? 'end')} />}
        {items.length > 0 ? (
          <TranscriptList items={items} state={state} store={store} target={target} />
        ) : state.loading !== null ? (
          <div className="p-3"><SkeletonRows rows={8} className="h-10" /></div>
        ) : state.error === null ? (
          <div className="p-3"><EmptyState title={state.closed ? 'The agent printed nothing' : 'The agent has not printed anything yet'} /></div>
        ) : null}
      </section>
    </Transcript>
  )
}

const rootOf = (items: readonly Item[]): string => {
  const start = items.find((item) => item.kind === 'start')
  return start === undefined ? '' : (textAt(start.details, 'cwd') ?? '')
}

const middleOf = (items: readonly Item[]): number | null => items[Math.floor(items.length / 2)]?.sequence ?? null

function AgentChoice({ overview, value, onChange }: { overview: Overview | undefined; value: string | undefined; onChange: (id: string | undefined) => void }) {
  const agents = overview?.agents ?? []
  if (agents.length < 2) return null
  return (
    <Choice aria-label="Whose events" className="w-auto max-w-56" value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
      <option value="">All agents</option>
      {agents.map((agent) => (
        <option key={agent.id} value={agent.id}>
          {agent.id === leader ? 'Leader' : agent.label} ({agent.events})
        </option>
      ))}
    </Choice>
  )
}

/** Where in a long run: to be dragged anywhere. */
function Position({ last, value, onGo }: { last: number; value: number; onGo: (sequence: number) => void }) {
  const [dragged, setDragged] = useState<number | null>(null)
  const settle = (): void => {
    if (dragged !== null) onGo(dragged)
    setDragged(null)
  }
  return (
    <input
      type="range"
      aria-label="Position in the run"
      aria-valuetext={`Event ${dragged ?? value} of ${last}`}
      min={1}
      max={last}
      value={dragged ?? Math.min(value, last)}
      className="h-4 w-full accent-(--accent)"
      onChange={(event) => setDragged(Number(event.target.value))}
      onPointerUp={settle}
      onKeyUp={settle}
      onBlur={settle}
    />
  )
}
