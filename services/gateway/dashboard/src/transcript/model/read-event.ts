import type { CallResult, Item, NumberedEvent } from './items'
import { isObject, numberAt, objectAt, objectsAt, pretty, textAt, textsAt, type Json } from './json'

/** What an event says about a call that an earlier event made. */
export type News =
  | { about: string; result: CallResult }
  | { about: string; denied: string; tool: string }
  | { about: string; progress: string }

export interface Reading {
  items: Item[]
  news: News[]
}

/** Of no use to a reader: parts of what comes whole, bookkeeping, heartbeats. */
const silent = new Set([
  'stream_event', 'control_request', 'control_response', 'keep_alive',
  'system/status', 'system/thinking_tokens', 'system/task_updated', 'system/background_tasks_changed', 'system/ui_invalidate',
])

/** One event as things to show and news about things shown before. */
export function readEvent(numbered: NumberedEvent): Reading {
  const reading: Reading = { items: [], news: [] }
  const { sequence, agent, bytes, cut } = numbered
  const event: Json = isObject(numbered.event) ? numbered.event : { type: 'raw', text: pretty(numbered.event) }
  const base = (part: number) => ({ key: `${sequence}.${part}`, sequence, agent, at: textAt(event, 'timestamp'), bytes, cut })
  const type = textAt(event, 'type') ?? ''
  const subtype = textAt(event, 'subtype')
  const name = type === 'system' && subtype !== undefined ? `system/${subtype}` : type
  if (silent.has(name)) return reading
  switch (name) {
    case 'assistant':
      readAssistant(event, base, reading)
      break
    case 'user':
      readUser(event, base, reading)
      break
    case 'result':
      reading.items.push({ ...base(0), kind: 'turn', turn: turnOf(event) })
      break
    case 'gap':
      reading.items.push({
        ...base(0), kind: 'gap', first: numberAt(event, 'first_sequence') ?? sequence, last: numberAt(event, 'last_sequence') ?? sequence,
      })
      break
    case 'raw':
      reading.items.push({ ...base(0), kind: 'raw', text: textAt(event, 'text') ?? '' })
      break
    case 'system/init':
      reading.items.push({
        ...base(0), kind: 'start', model: textAt(event, 'model') ?? '', version: textAt(event, 'claude_code_version') ?? '',
        tools: textsAt(event, 'tools'), mode: textAt(event, 'permissionMode') ?? '', details: event,
      })
      break
    case 'system/api_retry':
      reading.items.push({
        ...base(0), kind: 'retry', attempt: numberAt(event, 'attempt') ?? 0, of: numberAt(event, 'max_retries') ?? 0,
        delayMs: numberAt(event, 'retry_delay_ms') ?? 0, why: retryReason(event),
      })
      break
    case 'system/permission_denied':
      readDenial(event, base, reading)
      break
    case 'system/task_started':
    case 'system/task_progress':
    case 'system/task_notification':
      readProgress(event, subtype, reading)
      break
    default:
      reading.items.push({ ...base(0), kind: 'notice', title: name.replace('system/', '').replaceAll('_', ' ') || 'event', details: event })
  }
  return reading
}

type Base = (part: number) => Pick<Item, 'key' | 'sequence' | 'agent' | 'at' | 'bytes' | 'cut'>

function readAssistant(event: Json, base: Base, reading: Reading): void {
  const message = objectAt(event, 'message')
  const isError = textAt(event, 'error') !== undefined
  const plain = textAt(message, 'content')
  if (plain !== undefined) reading.items.push({ ...base(0), kind: 'text', text: plain, isError })
  for (const [part, block] of objectsAt(message, 'content').entries()) {
    switch (textAt(block, 'type')) {
      case 'text':
        reading.items.push({ ...base(part), kind: 'text', text: textAt(block, 'text') ?? '', isError })
        break
      case 'thinking':
      case 'redacted_thinking':
        reading.items.push({ ...base(part), kind: 'thinking', text: textAt(block, 'thinking') ?? '' })
        break
      case 'tool_use':
      case 'server_tool_use':
        reading.items.push({
          ...base(part), kind: 'call', id: textAt(block, 'id') ?? `${base(part).key}`, tool: textAt(block, 'name') ?? 'unknown tool',
          input: objectAt(block, 'input'),
        })
        break
      default:
        reading.items.push({ ...base(part), kind: 'notice', title: textAt(block, 'type') ?? 'block', details: block })
    }
  }
}

function readUser(event: Json, base: Base, reading: Reading): void {
  const message = objectAt(event, 'message')
  const plain = textAt(message, 'content')
  if (plain !== undefined) reading.items.push({ ...base(0), kind: 'prompt', text: plain })
  for (const [part, block] of objectsAt(message, 'content').entries()) {
    const type = textAt(block, 'type')
    if (type === 'tool_result') readResult(event, block, base(part), reading)
    else if (type === 'text') reading.items.push({ ...base(part), kind: 'prompt', text: textAt(block, 'text') ?? '' })
    else if (type === 'image')
      reading.items.push({ ...base(part), kind: 'image', mediaType: textAt(objectAt(block, 'source'), 'media_type') ?? 'image' })
    else reading.items.push({ ...base(part), kind: 'notice', title: type ?? 'block', details: block })
  }
}

function readResult(event: Json, block: Json, base: ReturnType<Base>, reading: Reading): void {
  const structured = event.tool_use_result
  const result: CallResult = {
    sequence: base.sequence, isError: block.is_error === true, text: resultText(block), structured, bytes: base.bytes, cut: base.cut,
  }
  reading.news.push({ about: textAt(block, 'tool_use_id') ?? '', result })
}

function resultText(block: Json): string {
  const plain = textAt(block, 'content')
  if (plain !== undefined) return withoutTags(plain)
  const parts = objectsAt(block, 'content').map((part) => textAt(part, 'text') ?? `[${textAt(part, 'type') ?? 'content'}]`)
  return parts.join('\n')
}

/** The agent's program wraps its own errors for the model. */
const withoutTags = (text: string): string => text.replace(/^<tool_use_error>([\s\S]*)<\/tool_use_error>$/, '$1')

function readDenial(event: Json, base: Base, reading: Reading): void {
  const tool = textAt(event, 'tool_name') ?? 'A tool'
  const why = textAt(event, 'message') ?? textAt(event, 'decision_reason') ?? 'It was not permitted.'
  const about = textAt(event, 'tool_use_id')
  if (about === undefined) reading.items.push({ ...base(0), kind: 'denial', tool, why })
  else reading.news.push({ about, denied: why, tool })
}

function readProgress(event: Json, subtype: string | undefined, reading: Reading): void {
  const about = textAt(event, 'tool_use_id')
  const status = textAt(event, 'status')
  const said = textAt(event, 'summary') ?? textAt(event, 'description')
  if (about === undefined || said === undefined) return
  reading.news.push({ about, progress: subtype === 'task_notification' && status !== undefined ? `${status}: ${said}` : said })
}

function retryReason(event: Json): string {
  const status = numberAt(event, 'error_status')
  return status === undefined ? 'the model could not be reached' : `the model answered ${status}`
}

function turnOf(event: Json): Turn {
  const models = Object.values(objectAt(event, 'modelUsage')).filter(isObject)
  const sum = (name: string): number => models.reduce((total, model) => total + (numberAt(model, name) ?? 0), 0)
  const subtype = textAt(event, 'subtype') ?? ''
  return {
    isError: event.is_error === true || subtype !== 'success',
    subtype,
    text: textAt(event, 'result'),
    errors: textsAt(event, 'errors'),
    costUsd: numberAt(event, 'total_cost_usd') ?? 0,
    inputTokens: sum('inputTokens'),
    outputTokens: sum('outputTokens'),
    cacheReadTokens: sum('cacheReadInputTokens'),
    cacheCreationTokens: sum('cacheCreationInputTokens'),
    turns: numberAt(event, 'num_turns') ?? 0,
    durationMs: numberAt(event, 'duration_ms') ?? 0,
    denials: objectsAt(event, 'permission_denials').map((denial) => textAt(denial, 'tool_name') ?? 'a tool'),
    isFollowUp: isObject(event.origin),
  }
}

type Turn = Extract<Item, { kind: 'turn' }>['turn']
