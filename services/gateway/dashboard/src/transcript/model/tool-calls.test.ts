// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { buildItems } from './build-items'
import type { CallItem, NumberedEvent } from './items'
import { answers, calls, recorded } from './recording.testing'
import { toolCallOf } from './tool-calls'

const only = (events: NumberedEvent[]) => toolCallOf(buildItems(events)[0] as CallItem)

describe('a call in the terms of its tool', () => {
  it('is a command with exit code and output', () => {
    expect(only([calls(1, 'a', 'Bash', { command: 'make' }), answers(2, 'a', 'Exit code 2\nno rule', { is_error: true })])).toMatchObject({
      kind: 'bash', command: 'make', exitCode: 2, output: 'no rule',
    })
    expect(only([calls(1, 'a', 'Bash', { command: 'ls' }), answers(2, 'a', 'x', {}, { stdout: 'x', stderr: 'w' })])).toMatchObject({
      exitCode: 0, output: 'x', stderr: 'w',
    })
  })

  it('has no exit code while it runs, and none in the background', () => {
    expect(only([calls(1, 'a', 'Bash', { command: 'ls' })])).toMatchObject({ exitCode: undefined })
    const call = calls(1, 'a', 'Bash', { command: 'sleep 9', run_in_background: true })
    expect(only([call, answers(2, 'a', 'started')])).toMatchObject({ exitCode: undefined, inBackground: true })
  })

  it('is an edit with the lines of the file where the agent tells them', () => {
    const edit = buildItems(recorded('work.jsonl')).find((item): item is CallItem => item.kind === 'call' && item.tool === 'Edit')
    expect(edit).toBeDefined()
    const call = toolCallOf(edit as CallItem)
    expect(call).toMatchObject({ kind: 'edit', path: '/home/worker/repo/README.md' })
    expect(call.kind === 'edit' && call.edits[0]).toMatchObject({ line: 1 })
    expect(call.kind === 'edit' && call.edits[0]?.before).toContain('# demo\n')
    expect(call.kind === 'edit' && call.edits[0]?.after).toContain('# demonstration')
  })

  it('is a list of things to do', () => {
    expect(only([calls(1, 'a', 'TodoWrite', { todos: [{ content: 'Test', status: 'in_progress' }, { content: 'x', status: 'odd' }] })]))
      .toEqual({ kind: 'todo', todos: [{ text: 'Test', state: 'in_progress' }, { text: 'x', state: 'pending' }] })
  })

  it('is a search with hits', () => {
    expect(only([calls(1, 'a', 'Grep', { pattern: 'x', path: 'src' }), answers(2, 'a', 'Found 2 files', {}, { numFiles: 2 })]))
      .toMatchObject({ kind: 'find', pattern: 'x', path: 'src', hits: 2 })
  })

  it('is a tool of an MCP server', () => {
    expect(only([calls(1, 'a', 'mcp__stub__echo__loud', { text: 'hi' })])).toMatchObject({ kind: 'mcp', server: 'stub', tool: 'echo__loud' })
  })

  it('is JSON where nobody knows the tool, and never fails on odd input', () => {
    expect(only([calls(1, 'a', 'Unheard', { a: 1 })])).toMatchObject({ kind: 'other', input: { a: 1 } })
    for (const tool of ['Bash', 'Read', 'Grep', 'Edit', 'MultiEdit', 'Write', 'TodoWrite', 'WebFetch', 'Agent', 'mcp__', 'mcp__a'])
      expect(() => only([calls(1, 'a', tool, { command: 7, todos: 'x', edits: [null], file_path: {} })])).not.toThrow()
  })
})
