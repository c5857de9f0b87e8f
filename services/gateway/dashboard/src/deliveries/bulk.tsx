import { MutationObserver, useQueryClient } from '@tanstack/react-query'
import { Check, X } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { onceOnly } from '@/api/client'
import { sentenceOf } from '@/api/problem'
import { plural } from '@/format/numbers'
import { useShortcuts, type Shortcut } from '@/shell/shortcuts'
import { announce } from '@/ui/announcer'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field, TextArea } from '@/ui/field'
import type { Card } from './card-lists'
import { silentCommand } from './commands'
import type { Action } from './phases'
import { actionName } from './rules'

const offered: readonly Action[] = ['run', 'approve', 'reject', 'retry', 'cancel', 'close']

/** What can be done with all that is selected; shown while something is. */
export function BulkBar({ cards, clear }: { cards: readonly Card[]; clear: () => void }) {
  const [action, setAction] = useState<Action | null>(null)
  const bar = useRef<HTMLDivElement>(null)
  const shortcuts = useMemo<Shortcut[]>(
    () => [{ keys: 'b', label: 'Go to what can be done with all that is selected', run: () => bar.current?.querySelector('button')?.focus() }],
    [],
  )
  useShortcuts('Lists', shortcuts)
  if (cards.length === 0) return null
  const allowed = offered.filter((one) => cards.some((card) => card.actions.includes(one)))
  return (
    <div ref={bar} role="toolbar" aria-label="Selected Deliveries" className="sticky bottom-3 z-20 flex flex-wrap items-center gap-2 rounded-lg border bg-raised p-2 shadow-lg">
      <span className="px-2 font-medium">{plural(cards.length, 'Delivery', 'Deliveries')}</span>
      {allowed.map((one) => (
        <Button key={one} look={one === 'close' || one === 'cancel' ? 'danger' : 'plain'} onClick={() => setAction(one)}>
          {actionName[one]}
        </Button>
      ))}
      <Button look="quiet" onClick={clear}>Select nothing</Button>
      {action && (
        <BulkDialog
          action={action}
          cards={cards}
          onDone={(sent) => {
            setAction(null)
            if (sent) clear()
          }}
        />
      )}
    </div>
  )
}

type Result = 'waiting' | 'done' | { refused: string }

const atOnce = 4

function BulkDialog({ action, cards, onDone }: { action: Action; cards: readonly Card[]; onDone: (sent: boolean) => void }) {
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const [results, setResults] = useState<ReadonlyMap<string, Result> | null>(null)
  const over = results !== null && ![...results.values()].includes('waiting')
  const missing = action === 'reject' && reason.trim() === ''

  async function start(): Promise<void> {
    if (missing) return
    setResults(new Map(cards.map((card) => [card.id, 'waiting' as const])))
    const queue = [...cards]
    const options = silentCommand(client)
    let failed = 0
    const worker = async (): Promise<void> => {
      for (let card = queue.shift(); card !== undefined; card = queue.shift()) {
        const override = action === 'approve' && card.verdict === 'not_pass'
        const seen = action === 'approve' && card.phase === 'plan' ? { seen: { plan_version: card.plan_version } } : {}
        const result = await new MutationObserver(client, options).mutate({ of: card, action, reason: reason.trim(), override, ...seen, key: onceOnly() }).then(
          () => 'done' as const,
          (failure: unknown) => ({ refused: sentenceOf(failure) }),
        )
        if (result !== 'done') failed += 1
        const { id } = card
        setResults((before) => new Map(before).set(id, result))
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    announce(`${plural(cards.length - failed, 'Delivery', 'Deliveries')} done, ${failed} refused.`)
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && (results === null || over) && onDone(results !== null)}
      title={`${actionName[action]}: ${plural(cards.length, 'Delivery', 'Deliveries')}`}
      description="Each is asked for itself; what is not allowed is refused and stays as it is."
      footer={
        results === null ? (
          <>
            <Button onClick={() => onDone(false)}>Leave it</Button>
            <Button look={action === 'close' || action === 'cancel' ? 'danger' : 'primary'} aria-disabled={missing} onClick={() => void start()}>
              {actionName[action]} {cards.length}
            </Button>
          </>
        ) : (
          <Button look="primary" aria-disabled={!over} onClick={() => over && onDone(true)}>{over ? 'Done' : 'Working…'}</Button>
        )
      }
    >
      {results === null && action !== 'run' && action !== 'retry' && (
        <Field label={action === 'reject' ? 'What should be different?' : 'Reason (optional)'}>
          {(ids) => <TextArea {...ids} maxLength={16_000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      )}
      <ul className="mt-3 flex flex-col gap-1">
        {cards.map((card) => (
          <li key={card.id} className="flex items-start gap-2 py-1">
            <ResultIcon result={results?.get(card.id)} />
            <span className="min-w-0 flex-1">
              <span className="block truncate">#{card.seq} {card.summary}</span>
              <ResultSentence result={results?.get(card.id)} />
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function ResultIcon({ result }: { result: Result | undefined }) {
  if (result === 'done') return <Check aria-label="done" className="mt-0.5 size-4 shrink-0 text-good" />
  if (typeof result === 'object') return <X aria-label="refused" className="mt-0.5 size-4 shrink-0 text-bad" />
  return <span aria-hidden className="mt-1.5 size-2 shrink-0 rounded-full bg-line-strong" />
}

function ResultSentence({ result }: { result: Result | undefined }) {
  return typeof result === 'object' ? <span className="block text-xs text-bad">{result.refused}</span> : null
}
