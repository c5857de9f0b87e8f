import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { leader, type NumberedEvent } from './items'
import { isObject, textAt } from './json'

const folder = resolve(import.meta.dirname, '../../../../../../tests/transcripts/data')

/** What the real agent printed, numbered as the server does it. */
export function recorded(name: string): NumberedEvent[] {
  const bytes = readFileSync(resolve(folder, name))
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trimEnd()
  return text.split('\n').map((line, index) => numbered(index + 1, parsed(line), line.length))
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return { type: 'raw', text: line }
  }
}

export function numbered(sequence: number, event: unknown, bytes = 100): NumberedEvent {
  const agent = isObject(event) ? (textAt(event, 'parent_tool_use_id') ?? leader) : leader
  return { sequence, agent, bytes, cut: false, event }
}

export const says = (sequence: number, text: string, parent?: string): NumberedEvent =>
  numbered(sequence, {
    type: 'assistant', message: { content: [{ type: 'text', text }] }, ...(parent && { parent_tool_use_id: parent }),
  })

export const calls = (sequence: number, id: string, name: string, input: object): NumberedEvent =>
  numbered(sequence, { type: 'assistant', message: { content: [{ type: 'tool_use', id, name, input }] } })

export const answers = (sequence: number, id: string, content: string, more: object = {}, structured?: unknown): NumberedEvent =>
  numbered(sequence, {
    type: 'user', message: { content: [{ type: 'tool_result', tool_use_id: id, content, ...more }] }, tool_use_result: structured,
  })
