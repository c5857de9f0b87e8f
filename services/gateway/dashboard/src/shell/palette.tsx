import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useId, useState, type KeyboardEvent } from 'react'
import { useSetup } from '@/api/account'
import { api, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import type { Card } from '@/deliveries/cards'
import { useNewDelivery } from '@/deliveries/new/open'
import type { Action } from '@/deliveries/phases'
import { actionName, actionsHere } from '@/deliveries/rules'
import { useDemo } from '@/screens/first-run/demo'
import { cn } from '@/ui/cn'
import { Dialog } from '@/ui/dialog'
import { Input } from '@/ui/field'
import { score } from './fuzzy'
import { places } from './navigation'
import { setTheme } from './theme'

interface Entry {
  id: string
  name: string
  group: string
  run: () => void
}

/** Everywhere one can go and everything that is allowed now, found by a few letters. */
export function Palette({ onDone, act }: { onDone: () => void; act: (card: Card, action: Action) => void }) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const id = useId()
  const entries = useEntries(text, act)
  const current = entries[Math.min(chosen, entries.length - 1)]

  const choose = (entry: Entry | undefined): void => {
    if (!entry) return
    onDone()
    entry.run()
  }

  function onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && entries.length > 0) {
      event.preventDefault()
      const next = (Math.min(chosen, entries.length - 1) + step + entries.length) % entries.length
      setChosen(next)
      document.getElementById(`${id}-${entries[next]?.id ?? ''}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(current)
    }
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onDone()} title="Go or do" className="sm:top-[8vh]">
      <Input
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={current && `${id}-${current.id}`}
        aria-label="Search places, Deliveries and actions"
        placeholder="Type a few letters"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKey}
      />
      <ul role="listbox" id={`${id}-list`} aria-label="What was found" className="mt-3 flex flex-col">
        {entries.map((entry) => (
          <li
            key={entry.id}
            id={`${id}-${entry.id}`}
            role="option"
            aria-selected={entry === current}
            onClick={() => choose(entry)}
            className={cn('flex min-h-10 items-center gap-3 rounded px-2.5 max-md:min-h-11', entry === current && 'bg-accent-soft')}
          >
            <span className="min-w-0 flex-1 truncate">{entry.name}</span>
            <span className="text-xs text-muted">{entry.group}</span>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="mt-3 text-muted">Nothing is called like that.</p>}
    </Dialog>
  )
}

function useEntries(text: string, act: (card: Card, action: Action) => void): Entry[] {
  const navigate = useNavigate()
  const { id: open } = useParams({ strict: false })
  const q = text.trim()
  const newDelivery = useNewDelivery()
  const demo = useDemo()
  const offersDemo = useSetup().data?.demo === true
  const found = useQuery({
    queryKey: keys.deliverySearch(q),
    queryFn: ({ signal }) => dataOf(api.GET('/api/deliveries/cards', { params: { query: { q, limit: 8 } }, signal })),
    placeholderData: (before) => before,
  })
  const cards = found.data?.items ?? []
  const near = cards.find((card) => card.id === open) ?? (cards.length === 1 ? cards[0] : undefined)
  const actions: Entry[] = near
    ? actionsHere(near).map((action) => ({
        id: `do-${action}`, name: `${actionName[action]} #${near.seq} ${near.summary}`, group: 'action', run: () => act(near, action),
      }))
    : []
  const fixed: Entry[] = [
    ...(newDelivery ? [{ id: 'new-delivery', name: 'New Delivery', group: 'action', run: newDelivery }] : []),
    ...(offersDemo ? [{ id: 'demo', name: 'Try the demo', group: 'action', run: () => demo.mutate() }] : []),
    ...places.map(({ to, name }) => ({ id: `go-${name}`, name, group: 'place', run: () => void navigate({ to }) })),
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      id: `theme-${theme}`, name: `Theme: ${theme}`, group: 'setting', run: () => setTheme(theme),
    })),
  ]
  const deliveries: Entry[] = cards.map((card) => ({
    id: `open-${card.id}`, name: `#${card.seq} ${card.summary}`, group: card.repository,
    run: () => void navigate({ to: '/deliveries/$id', params: { id: card.id } }),
  }))
  const ranked = [...fixed, ...actions]
    .flatMap((entry) => {
      const points = score(q, entry.name)
      return points === null ? [] : [{ entry, points }]
    })
    .sort((a, b) => (q === '' ? 0 : b.points - a.points))
    .map((one) => one.entry)
  return [...ranked, ...deliveries].slice(0, 24)
}
