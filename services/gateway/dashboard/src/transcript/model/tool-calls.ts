import type { CallItem, CallResult } from './items'
import { isObject, listAt, numberAt, objectAt, objectsAt, textAt, textsAt, type Json } from './json'

/** A call in the terms of its tool. */
export type ToolCall =
  | { kind: 'bash'; command: string; description?: string | undefined; exitCode?: number | undefined; output: string; stderr: string; inBackground: boolean; interrupted: boolean }
  | { kind: 'read'; path: string; range: string; content: string; lines?: number | undefined }
  | { kind: 'find'; tool: string; pattern: string; path?: string | undefined; hits?: number | undefined; content: string }
  | { kind: 'edit'; path: string; edits: readonly TextEdit[]; created: boolean }
  | { kind: 'todo'; todos: readonly Todo[] }
  | { kind: 'web'; tool: string; target: string; content: string }
  | { kind: 'agent'; label: string; type?: string | undefined; prompt: string; report: string }
  | { kind: 'answer'; value: Json }
  | { kind: 'mcp'; server: string; tool: string; input: Json; content: string }
  | { kind: 'other'; input: Json; content: string }

export interface TextEdit {
  before: string
  after: string
  /** Where the file's part begins, when that is known. */
  line?: number | undefined
}

export interface Todo {
  text: string
  state: 'pending' | 'in_progress' | 'completed'
}

export function toolCallOf(call: CallItem): ToolCall {
  const { tool, input, result } = call
  const content = result?.text ?? ''
  switch (tool) {
    case 'Bash':
    case 'BashOutput':
      return bashOf(input, result)
    case 'Read':
    case 'NotebookRead':
      return readOf(input, result)
    case 'Grep':
    case 'Glob':
    case 'LS':
      return findOf(tool, input, result)
    case 'Edit':
    case 'MultiEdit':
    case 'Write':
    case 'NotebookEdit':
      return editOf(tool, input, result)
    case 'TodoWrite':
      return { kind: 'todo', todos: objectsAt(input, 'todos').map(todoOf) }
    case 'WebFetch':
    case 'WebSearch':
      return { kind: 'web', tool, target: textAt(input, 'url') ?? textAt(input, 'query') ?? '', content }
    case 'Agent':
    case 'Task':
      return {
        kind: 'agent', label: textAt(input, 'description') ?? textAt(input, 'subagent_type') ?? 'Subagent',
        type: textAt(input, 'subagent_type'), prompt: textAt(input, 'prompt') ?? '', report: content,
      }
    case 'StructuredOutput':
      return { kind: 'answer', value: input }
    default: {
      const [mark, server, ...name] = tool.split('__')
      if (mark === 'mcp' && server !== undefined && name.length > 0)
        return { kind: 'mcp', server, tool: name.join('__'), input, content }
      return { kind: 'other', input, content }
    }
  }
}

function bashOf(input: Json, result?: CallResult): ToolCall {
  const known = isObject(result?.structured) ? result.structured : {}
  const stated = /^Exit code (\d+)\n?/.exec(result?.text ?? '')
  const interrupted = known.interrupted === true
  const inBackground = input.run_in_background === true || textAt(known, 'backgroundTaskId') !== undefined
  const exitCode = stated ? Number(stated[1]) : result && !result.isError && !inBackground && !interrupted ? 0 : undefined
  return {
    kind: 'bash', command: textAt(input, 'command') ?? textAt(input, 'bash_id') ?? '', description: textAt(input, 'description'),
    exitCode, interrupted, inBackground,
    output: (textAt(known, 'stdout') || result?.text.slice(stated?.[0].length ?? 0)) ?? '',
    stderr: textAt(known, 'stdout') ? (textAt(known, 'stderr') ?? '') : '',
  }
}

function readOf(input: Json, result?: CallResult): ToolCall {
  const file = objectAt(isObject(result?.structured) ? result.structured : {}, 'file')
  const offset = numberAt(input, 'offset')
  const limit = numberAt(input, 'limit')
  const range = offset === undefined && limit === undefined ? '' : `from line ${offset ?? 1}${limit === undefined ? '' : `, ${limit} lines`}`
  return {
    kind: 'read', path: textAt(input, 'file_path') ?? textAt(input, 'notebook_path') ?? '', range,
    content: result?.text ?? '', lines: numberAt(file, 'numLines'),
  }
}

function findOf(tool: string, input: Json, result?: CallResult): ToolCall {
  const known = isObject(result?.structured) ? result.structured : {}
  const hits = numberAt(known, 'numMatches') ?? numberAt(known, 'numFiles') ?? (listAt(known, 'filenames').length || undefined)
  return {
    kind: 'find', tool, pattern: textAt(input, 'pattern') ?? '', path: textAt(input, 'path'), hits, content: result?.text ?? '',
  }
}

function editOf(tool: string, input: Json, result?: CallResult): ToolCall {
  const path = textAt(input, 'file_path') ?? textAt(input, 'notebook_path') ?? ''
  const known = isObject(result?.structured) ? result.structured : {}
  const patch = objectsAt(known, 'structuredPatch')
  if (patch.length > 0) return { kind: 'edit', path, edits: patch.map(editOfHunk), created: false }
  if (tool === 'Write')
    return { kind: 'edit', path, edits: [{ before: '', after: textAt(input, 'content') ?? '', line: 1 }], created: textAt(known, 'type') !== 'update' }
  const edits = tool === 'MultiEdit' ? objectsAt(input, 'edits') : [input]
  return {
    kind: 'edit', path, created: false,
    edits: edits.map((edit) => ({ before: textAt(edit, 'old_string') ?? '', after: textAt(edit, 'new_string') ?? textAt(edit, 'new_source') ?? '' })),
  }
}

/** A hunk of the agent's own patch: lines that begin with a sign. */
function editOfHunk(hunk: Json): TextEdit {
  const lines = textsAt(hunk, 'lines')
  const side = (sign: string): string => lines.filter((line) => !line.startsWith(sign) && !line.startsWith('\\')).map((line) => line.slice(1)).join('\n')
  return { before: side('+'), after: side('-'), line: numberAt(hunk, 'newStart') }
}

function todoOf(todo: Json): Todo {
  const state = textAt(todo, 'status')
  return {
    text: textAt(todo, 'content') ?? textAt(todo, 'activeForm') ?? '',
    state: state === 'completed' || state === 'in_progress' ? state : 'pending',
  }
}
