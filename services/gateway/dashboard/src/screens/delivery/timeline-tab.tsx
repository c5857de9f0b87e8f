import type { UseQueryResult } from '@tanstack/react-query'
import { Bot, Cog, User } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { plural } from '@/format/numbers'
import { dateTime } from '@/format/time'
import { Age } from '@/ui/age'
import { cn } from '@/ui/cn'
import { Choice } from '@/ui/field'
import { SkeletonRows } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import type { AuditEvent, History } from './data'

const icons: Record<string, typeof User> = { user: User, worker: Bot, system: Cog }
const shownAtOnce = 100

/** Everything that ever changed this Delivery, the newest first. */
export default function TimelineTab({ history, target }: { history: UseQueryResult<History>; target: number | undefined }) {
  const [actor, setActor] = useState('')
  const [command, setCommand] = useState('')
  const [most, setMost] = useState(shownAtOnce)
  const events = useMemo(() => history.data?.events ?? [], [history.data])
  const commands = useMemo(() => [...new Set(events.map((event) => event.command))].sort(), [events])
  const fitting = useMemo(
    () => events.filter((event) => (actor === '' || event.actor.kind === actor) && (command === '' || event.command === command)).toReversed(),
    [events, actor, command],
  )
  if (history.isError && !history.data) return <ErrorState error={history.error} retry={() => void history.refetch()} />
  if (!history.data) return <SkeletonRows />
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Choice aria-label="Who did it" className="w-auto" value={actor} onChange={(event) => setActor(event.target.value)}>
          <option value="">Everybody</option>
          <option value="user">People</option>
          <option value="worker">Workers</option>
          <option value="system">The system</option>
        </Choice>
        <Choice aria-label="What was done" className="w-auto" value={command} onChange={(event) => setCommand(event.target.value)}>
          <option value="">Everything</option>
          {commands.map((name) => (
            <option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </Choice>
        <span className="text-xs text-muted">
          {fitting.length === events.length ? plural(events.length, 'event') : `${fitting.length} of ${plural(events.length, 'event')}`}
          {!history.data.isWhole && ', the oldest ones of more'}
        </span>
      </div>
      {fitting.length === 0 && <EmptyState title="Nothing fits" />}
      <ol className="flex flex-col">
        {fitting.slice(0, most).map((event) => (
          <Entry key={event.seq} event={event} isTarget={event.seq === target} />
        ))}
      </ol>
      {fitting.length > most && (
        <button type="button" className="min-h-11 self-center text-accent underline" onClick={() => setMost(most + shownAtOnce)}>
          Show {Math.min(shownAtOnce, fitting.length - most)} more
        </button>
      )}
    </div>
  )
}

function Entry({ event, isTarget }: { event: AuditEvent; isTarget: boolean }) {
  const Icon = icons[event.actor.kind] ?? Cog
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isTarget) place.current?.scrollIntoView({ block: 'center' })
  }, [isTarget])
  const moved = event.from === null || event.from.phase !== event.to.phase || event.from.run_status !== event.to.run_status
  return (
    <li ref={place} className={cn('flex gap-3 border-l-2 py-2 pl-4', isTarget && 'border-l-accent bg-accent-soft')}>
      <Icon aria-label={event.actor.kind} className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{event.actor.name}</span>
          <span>{event.command.replaceAll('_', ' ')}</span>
          {moved && (
            <span className="text-xs text-muted">
              {event.from !== null && `${stateOf(event.from)} → `}
              <span className="text-ink">{stateOf(event.to)}</span>
            </span>
          )}
          <span className="flex-1" />
          <a href={`?tab=timeline&event=${event.seq}`} className="text-xs text-muted hover:underline" aria-label={`Link to event ${event.seq}, ${dateTime(event.at)}`}>
            #{event.seq} · <Age since={event.at} />
          </a>
        </p>
        {event.reason !== null && <p className="break-words whitespace-pre-wrap text-muted">{event.reason}</p>}
        {event.actor.address !== null && <p className="text-xs text-muted">from {event.actor.address}</p>}
        {event.steps.length > 0 && (
          <details>
            <summary className="text-xs text-muted">What it changed: {event.steps.map((step) => (step.step ?? 'something').replaceAll('_', ' ')).join(', ')}</summary>
            <pre className="mt-1 max-h-80 overflow-auto rounded bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap">{JSON.stringify(event.steps, null, 2)}</pre>
          </details>
        )}
      </div>
    </li>
  )
}

const stateOf = ({ phase, run_status }: AuditEvent['to']): string => `${phase} ${run_status}`
