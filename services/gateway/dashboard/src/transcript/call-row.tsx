import { Bot, CircleSlash, FilePen, FileText, Globe, ListTodo, Plug, Search, SquareCheckBig, Terminal, Wrench, type LucideIcon } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { compact, plural } from '@/format/numbers'
import { duration } from '@/format/time'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import { shortPath, useTranscriptContext } from './context'
import { InlineDiff } from './inline-diff'
import type { CallItem } from './model/items'
import { pretty } from './model/json'
import { toolCallOf, type ToolCall } from './model/tool-calls'
import { Foldable, Said, TextBlock } from './text-block'

const icons: Record<ToolCall['kind'], LucideIcon> = {
  bash: Terminal, read: FileText, find: Search, edit: FilePen, todo: ListTodo, web: Globe, agent: Bot, answer: SquareCheckBig,
  mcp: Plug, other: Wrench,
}

/** A call of a tool in the tool's own terms, with its result under it. */
export function CallRow({ call }: { call: CallItem }) {
  const { root } = useTranscriptContext()
  const view = useMemo(() => toolCallOf(call), [call])
  const Icon = icons[view.kind]
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Icon aria-hidden className="size-4 shrink-0 text-muted" />
        <span className="font-semibold">{nameOf(call, view)}</span>
        <Headline view={view} root={root} />
        <CallState call={call} view={view} />
      </div>
      {call.denied !== undefined && (
        <p className="flex items-start gap-1.5 text-warn">
          <CircleSlash aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            Not permitted: <Said text={call.denied} />
          </span>
        </p>
      )}
      <CallBody call={call} view={view} />
    </div>
  )
}

const nameOf = (call: CallItem, view: ToolCall): string =>
  view.kind === 'mcp' ? `${view.server}: ${view.tool}` : view.kind === 'agent' ? 'Subagent' : view.kind === 'answer' ? 'Answer' : call.tool

function Headline({ view, root }: { view: ToolCall; root: string }) {
  const mono = (text: string): ReactNode => <code className="min-w-0 font-mono text-xs break-all">{text}</code>
  switch (view.kind) {
    case 'bash':
      return view.description === undefined ? null : <span className="text-muted">{view.description}</span>
    case 'read':
      return (
        <>
          {mono(shortPath(view.path, root))}
          <span className="text-xs text-muted">
            {[view.range, view.lines === undefined ? '' : plural(view.lines, 'line')].filter(Boolean).join(' · ')}
          </span>
        </>
      )
    case 'find':
      return (
        <>
          {mono(view.pattern)}
          <span className="text-xs text-muted">
            {[view.path && `in ${shortPath(view.path, root)}`, view.hits === undefined ? '' : plural(view.hits, 'hit')].filter(Boolean).join(' · ')}
          </span>
        </>
      )
    case 'edit':
      return mono(shortPath(view.path, root))
    case 'web':
      return mono(view.target)
    case 'agent':
      return <span>{view.label}</span>
    default:
      return null
  }
}

function CallState({ call, view }: { call: CallItem; view: ToolCall }) {
  if (call.denied !== undefined) return <Badge tone="warn">denied</Badge>
  if (view.kind === 'bash' && view.exitCode !== undefined)
    return <Badge tone={view.exitCode === 0 ? 'good' : 'bad'}>exit {view.exitCode}</Badge>
  if (view.kind === 'bash' && view.interrupted) return <Badge tone="warn">interrupted</Badge>
  if (view.kind === 'bash' && view.inBackground) return <Badge tone="idle">in the background</Badge>
  if (call.result === undefined) return <Badge tone="idle">no result yet</Badge>
  if (call.result.isError) return <Badge tone="bad">error</Badge>
  return view.kind === 'edit' && view.created ? <Badge tone="good">new file</Badge> : null
}

function CallBody({ call, view }: { call: CallItem; view: ToolCall }) {
  const failed = call.result?.isError === true
  switch (view.kind) {
    case 'bash':
      return (
        <>
          <pre className="overflow-x-auto rounded bg-sunken px-3 py-2 font-mono text-xs leading-5 break-words whitespace-pre-wrap">
            <span aria-hidden className="text-muted select-none">
              ${' '}
            </span>
            <Said text={view.command} />
          </pre>
          {view.output !== '' && <TextBlock text={view.output} label="Output of the command" />}
          {view.stderr !== '' && <TextBlock text={view.stderr} label="Error output of the command" className="border-l-2 border-bad pl-2" />}
        </>
      )
    case 'edit':
      return (
        <>
          {failed ? null : <InlineDiff edits={view.edits} path={view.path} />}
          {failed && <TextBlock text={call.result?.text ?? ''} label="Why the edit failed" />}
        </>
      )
    case 'todo':
      return failed ? <TextBlock text={call.result?.text ?? ''} /> : <TodoList todos={view.todos} />
    case 'agent':
      return <SubagentCard call={call} view={view} />
    case 'read':
    case 'find':
    case 'web':
      return view.content === '' ? null : failed ? (
        <TextBlock text={view.content} />
      ) : (
        <Foldable title={view.kind === 'find' ? 'What was found' : 'What was read'}>{() => <TextBlock text={view.content} most={40} />}</Foldable>
      )
    case 'answer':
      return <TextBlock text={pretty(view.value)} most={30} label="Answer by the schema" />
    default:
      return (
        <>
          <TextBlock text={pretty(view.input)} most={8} label="Input" />
          {view.content !== '' && <TextBlock text={view.content} most={8} label="Result" />}
        </>
      )
  }
}

const todoSigns = { completed: '☑', in_progress: '◐', pending: '☐' } as const
const todoWords = { completed: 'done', in_progress: 'in progress', pending: 'to do' } as const

function TodoList({ todos }: { todos: Extract<ToolCall, { kind: 'todo' }>['todos'] }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {todos.map((todo, index) => (
        <li key={index} className={cn('flex gap-2', todo.state === 'completed' && 'text-muted line-through', todo.state === 'in_progress' && 'font-medium')}>
          <span role="img" aria-label={todoWords[todo.state]}>
            {todoSigns[todo.state]}
          </span>
          <span>
            <Said text={todo.text} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A subagent where it was started: who it is, what it took, its report, and a way to fold what it did. */
function SubagentCard({ call, view }: { call: CallItem; view: Extract<ToolCall, { kind: 'agent' }> }) {
  const { agents, folded, toggleFold } = useTranscriptContext()
  const agent = agents.get(call.id)
  const isFolded = folded.has(call.id)
  const facts = agent === undefined ? [] : [
    agent.model ?? '', plural(agent.events, 'event'), plural(agent.calls, 'call'), agent.errors > 0 ? plural(agent.errors, 'error') : '',
    agent.total_tokens > 0 ? `${compact(agent.total_tokens)} tokens` : `${compact(agent.prompt_tokens)} tokens in`,
    agent.duration_ms > 0 ? duration(agent.duration_ms) : '',
  ]
  return (
    <div className="flex flex-col gap-1.5 rounded-md border-l-4 border-accent bg-accent-soft px-3 py-2">
      <p className="text-xs">{[view.type ?? '', ...facts].filter(Boolean).join(' · ')}</p>
      {call.progress !== undefined && (
        <p>
          <Said text={call.progress} />
        </p>
      )}
      <div className="flex flex-wrap gap-x-4">
        {agent !== undefined && agent.events > 0 && (
          <Button look="plain" size="small" aria-expanded={!isFolded} onClick={() => toggleFold(call.id)}>
            {isFolded ? 'Show what it did' : 'Fold what it did'}
          </Button>
        )}
        <Foldable title="What it was asked">{() => <TextBlock text={view.prompt} most={30} />}</Foldable>
        {view.report !== '' && <Foldable title="What it reported">{() => <TextBlock text={view.report} most={30} />}</Foldable>}
      </div>
    </div>
  )
}
