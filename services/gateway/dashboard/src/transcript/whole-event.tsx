import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '@/api/problem'
import { Button } from '@/ui/button'
import { loadWhole } from './api'
import { useTranscriptContext } from './context'
import type { Item } from './model/items'
import { pretty } from './model/json'
import { TextBlock } from './text-block'

const size = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`)

/** For what was shortened on its way here. */
export function WholeEvent({ item }: { item: Item }) {
  const { address } = useTranscriptContext()
  const [open, setOpen] = useState(false)
  // The longer one of call and result is what is missed most.
  const part = item.kind === 'call' && item.result?.cut && item.result.bytes > (item.cut ? item.bytes : 0) ? item.result : item
  const whole = useQuery({
    queryKey: ['whole-event', address.run, part.sequence],
    queryFn: () => loadWhole(address, { sequence: part.sequence, agent: item.agent }),
    enabled: open,
    gcTime: 0,
  })
  return (
    <div className="mt-1 flex flex-col gap-1">
      <p className="text-xs text-muted">
        Shown in part.{' '}
        <Button look="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide the whole event' : `Show the whole event${part.bytes > 0 ? ` (${size(part.bytes)})` : ''}`}
        </Button>
      </p>
      {open && whole.isPending && <p className="text-xs text-muted">Loading…</p>}
      {open && whole.isError && <p className="text-bad">{sentenceOf(whole.error)}</p>}
      {open && whole.data && <TextBlock text={pretty(whole.data.event).replaceAll('\\n', '\n')} most={200} label="The whole event" />}
    </div>
  )
}
