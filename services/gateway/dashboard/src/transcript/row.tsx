import { useRouter } from '@tanstack/react-router'
import { Check, ChevronsRight, Copy, Link as LinkIcon } from 'lucide-react'
import { memo, useState } from 'react'
import { compact, cost, count, plural } from '@/format/numbers'
import { dateTime, duration } from '@/format/time'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import { CallRow } from './call-row'
import { useTranscriptContext } from './context'
import { leader, type Item } from './model/items'
import { pretty } from './model/json'
import { Foldable, Said, TextBlock } from './text-block'
import { WholeEvent } from './whole-event'

/** One thing of a transcript, with what can be done to it. */
export const Row = memo(function Row({ item, isTarget }: { item: Item; isTarget: boolean }) {
  const { agents } = useTranscriptContext()
  // Most rows only pass by: what one does with a row is there as soon as the pointer or the focus is.
  const [isMet, setMet] = useState(false)
  const meet = (): void => setMet(true)
  if (item.kind === 'speaker') return <Speaker agent={item.agent} label={agents.get(item.agent)?.label} model={agents.get(item.agent)?.model} />
  return (
    <div
      className={cn(
        'group flex gap-3 rounded-md border border-transparent px-2 py-1.5',
        item.agent !== leader && 'ml-3 border-l-4 border-l-accent pl-3',
        isTarget && 'border-accent bg-accent-soft',
      )}
      onPointerEnter={meet}
      onFocus={meet}
    >
      <div className="min-w-0 flex-1">
        <Content item={item} />
        {(item.cut || (item.kind === 'call' && item.result?.cut)) && <WholeEvent item={item} />}
      </div>
      <RowActions item={item} withCopies={isMet} />
    </div>
  )
})

function Speaker({ agent, label, model }: { agent: string; label: string | undefined; model: string | null | undefined }) {
  return (
    <div className={cn('flex items-center gap-2 px-2 py-1 text-xs text-muted', agent !== leader && 'ml-3')}>
      <ChevronsRight aria-hidden className="size-3.5" />
      <span className="font-semibold">{agent === leader ? 'Leader' : (label ?? agent)}</span>
      {model && <span>{model}</span>}
    </div>
  )
}

function Content({ item }: { item: Item }) {
  switch (item.kind) {
    case 'text':
      return (
        <p className={cn('leading-6 break-words whitespace-pre-wrap', item.isError && 'text-bad')}>
          <Said text={item.text} />
        </p>
      )
    case 'thinking':
      return item.text === '' ? (
        <p className="text-muted italic">Thought, without showing it</p>
      ) : (
        <Foldable title={<span className="italic">Thinking: {item.text.slice(0, 80).replaceAll('\n', ' ')}…</span>}>
          {() => <TextBlock text={item.text} most={60} />}
        </Foldable>
      )
    case 'prompt':
      return <TextBlock text={item.text} most={12} label="Said to the agent" className="border-l-2 border-line-strong pl-2" />
    case 'image':
      return <p className="text-muted">An image ({item.mediaType}), which is not shown here</p>
    case 'call':
      return <CallRow call={item} />
    case 'result':
      return (
        <Foldable title={`Result of an earlier call${item.result.isError ? ' (error)' : ''}`}>{() => <TextBlock text={item.result.text} />}</Foldable>
      )
    case 'start':
      return (
        <Foldable title={`${item.model} · agent ${item.version} · ${plural(item.tools.length, 'tool')} · permissions: ${item.mode}`}>
          {() => <TextBlock text={pretty(item.details)} most={40} />}
        </Foldable>
      )
    case 'denial':
      return (
        <p className="text-warn">
          {item.tool} was not permitted: <Said text={item.why} />
        </p>
      )
    case 'retry':
      return (
        <p className="text-warn">
          Trying again ({item.attempt} of {item.of}) in {duration(item.delayMs)}: {item.why}
        </p>
      )
    case 'notice':
      return <Foldable title={item.title}>{() => <TextBlock text={pretty(item.details)} most={30} />}</Foldable>
    case 'turn':
      return <TurnEnd item={item} />
    case 'gap':
      return (
        <p className="rounded bg-warn-soft px-3 py-2 text-warn">
          {item.first === item.last ? `Piece ${item.first} of the output never arrived.` : `Pieces ${count(item.first)} to ${count(item.last)} of the output never arrived.`}
        </p>
      )
    case 'raw':
      return <TextBlock text={item.text} label="Output that is no JSON" />
    case 'speaker':
      return null
  }
}

function TurnEnd({ item: { turn } }: { item: Extract<Item, { kind: 'turn' }> }) {
  const facts = [
    plural(turn.turns, 'turn'), duration(turn.durationMs), `${cost(turn.costUsd)} so far`,
    `${compact(turn.inputTokens + turn.cacheReadTokens + turn.cacheCreationTokens)} tokens in`, `${compact(turn.outputTokens)} out`,
  ]
  return (
    <div className={cn('flex flex-col gap-1 rounded-md border px-3 py-2', turn.isError ? 'border-bad bg-bad-soft' : 'bg-good-soft')}>
      <p className={cn('font-semibold', turn.isError ? 'text-bad' : 'text-good')}>
        {turn.isError ? `The agent ended with an error: ${turn.subtype.replace(/^error_/, '').replaceAll('_', ' ')}` : 'The agent is done'}
      </p>
      <p className="text-xs text-muted">{facts.join(' · ')}</p>
      {turn.denials.length > 0 && <p className="text-warn">Not permitted: {[...new Set(turn.denials)].join(', ')}</p>}
      {turn.errors.map((error, index) => (
        <p key={index} className="break-words text-bad">
          <Said text={error} />
        </p>
      ))}
      {turn.text !== undefined && turn.text !== '' && (
        <Foldable title="Its answer">{() => <TextBlock text={turn.text ?? ''} most={60} />}</Foldable>
      )}
    </div>
  )
}

function RowActions({ item, withCopies }: { item: Item; withCopies: boolean }) {
  const { linkTo } = useTranscriptContext()
  const router = useRouter()
  const link = linkTo(item.sequence)
  return (
    <div className="relative shrink-0">
      <a
        href={link}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          router.history.push(link)
        }}
        className="rounded px-1 text-[11px] text-muted tabular-nums hover:underline"
        title={item.at === undefined ? 'Link to this event' : dateTime(item.at)}
        aria-label={`Link to event ${item.sequence}`}
      >
        {count(item.sequence)}
      </a>
      {withCopies && (
        <div className="absolute top-0 right-full flex rounded bg-surface opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden">
          <CopyButton text={() => copied(item)} label="Copy what stands here" icon={Copy} />
          <CopyButton text={() => new URL(link, window.location.href).href} label="Copy the link to this event" icon={LinkIcon} />
        </div>
      )}
    </div>
  )
}

function CopyButton({ text, label, icon: Icon }: { text: () => string; label: string; icon: typeof Copy }) {
  const [done, setDone] = useState(false)
  const copy = (): void => {
    void navigator.clipboard?.writeText(text()).then(() => {
      setDone(true)
      setTimeout(() => setDone(false), 1500)
    })
  }
  return (
    <Button look="quiet" size="icon" className="size-7 max-md:size-7" aria-label={done ? 'Copied' : label} title={label} onClick={copy}>
      {done ? <Check aria-hidden /> : <Icon aria-hidden />}
    </Button>
  )
}

/** The plain text of an item; JSON where it has none. */
function copied(item: Item): string {
  switch (item.kind) {
    case 'text':
    case 'thinking':
    case 'prompt':
    case 'raw':
      return item.text
    case 'result':
      return item.result.text
    case 'call':
      return pretty({ tool: item.tool, input: item.input, result: item.result?.text })
    case 'turn':
      return pretty(item.turn)
    case 'start':
    case 'notice':
      return pretty(item.details)
    default:
      return pretty(item)
  }
}
