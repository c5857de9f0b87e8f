// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { buildItems, indexOfSequence } from './build-items'
import type { CallItem, Item } from './items'
import { answers, calls, numbered, recorded, says } from './recording.testing'

const callsOf = (items: readonly Item[]): CallItem[] => items.filter((item): item is CallItem => item.kind === 'call')
const kinds = (items: readonly Item[]): string[] => items.map((item) => item.kind)

describe('what is shown of a recorded run', () => {
  it('puts each result under its call, whatever order they came in', () => {
    const found = callsOf(buildItems(recorded('parallel.jsonl')))
    expect(found.length).toBeGreaterThan(1)
    expect(found.every((call) => call.result !== undefined)).toBe(true)
    expect(kinds(buildItems(recorded('parallel.jsonl')))).not.toContain('result')
  })

  it('announces a subagent, and the leader when it goes on', () => {
    const items = buildItems(recorded('agent.jsonl'))
    const speakers = items.filter((item) => item.kind === 'speaker').map((item) => item.agent)
    expect(speakers).toEqual(['toolu_stub00000000000000000001', 'leader'])
    const agent = callsOf(items).find((call) => call.tool === 'Agent')
    expect(agent?.progress).toBe('completed: Found README.md and a.txt.')
  })

  it('shows a denied call as denied', () => {
    const denied = callsOf(buildItems(recorded('denied-default.jsonl'))).filter((call) => call.denied !== undefined)
    expect(denied.length).toBeGreaterThan(2)
    expect(denied.every((call) => call.result?.isError)).toBe(true)
  })

  it('takes the totals from the result line', () => {
    const turn = buildItems(recorded('agent.jsonl')).findLast((item) => item.kind === 'turn')
    expect(turn?.turn).toMatchObject({ costUsd: 0.01356, inputTokens: 600, outputTokens: 240, isError: false })
  })

  it('says that a run ended at its limit of turns', () => {
    const turn = buildItems(recorded('maxturns.jsonl')).findLast((item) => item.kind === 'turn')
    expect(turn?.turn).toMatchObject({ isError: true, subtype: 'error_max_turns' })
  })

  it('loses nothing of a line that was cut off', () => {
    const items = buildItems(recorded('long.jsonl.gz'))
    expect(items.length).toBeGreaterThan(1)
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length)
  })

  it.each(['agent-bg.jsonl', 'agent.jsonl', 'work.jsonl', 'parallel.jsonl', 'denied-default.jsonl'])(
    'gives everything in %s a key of its own',
    (name) => {
      const items = buildItems(recorded(name))
      expect(new Set(items.map((item) => item.key)).size).toBe(items.length)
    },
  )
})

describe('what is shown of a part of a run', () => {
  it('shows a result whose call is not loaded', () => {
    expect(kinds(buildItems([answers(2, 'a', 'done')]))).toEqual(['result'])
    expect(kinds(buildItems([calls(1, 'a', 'Bash', {}), answers(2, 'a', 'done')]))).toEqual(['call'])
  })

  it('forgets a result that is not loaded any more', () => {
    const call = calls(1, 'a', 'Bash', {})
    expect(callsOf(buildItems([call, answers(2, 'a', 'done')]))[0]?.result).toBeDefined()
    expect(callsOf(buildItems([call]))[0]?.result).toBeUndefined()
  })

  it('keeps keys whatever is loaded before them', () => {
    const events = recorded('agent.jsonl')
    const keys = new Set(buildItems(events).map((item) => item.key))
    const part = buildItems(events.slice(9)).filter((item) => item.kind !== 'speaker' && item.kind !== 'result')
    expect(part.every((item) => keys.has(item.key))).toBe(true)
  })

  it('finds an event by its sequence: itself, or the call that it is the result of', () => {
    const items = buildItems([says(1, 'one'), calls(2, 'a', 'Bash', {}), says(3, 'two'), answers(4, 'a', 'done'), says(5, 'three')])
    expect([1, 2, 3, 4, 5].map((sequence) => indexOfSequence(items, sequence))).toEqual([0, 1, 2, 1, 3])
    expect(indexOfSequence(items, 99)).toBe(3)
  })

  it('shows holes, lines that are no JSON and types that nobody knows', () => {
    const items = buildItems([
      numbered(3, { type: 'gap', first_sequence: 1, last_sequence: 3 }),
      numbered(4, { type: 'raw', text: 'panic' }),
      numbered(5, { type: 'brand_new', x: 1 }),
      numbered(6, [1, 2]),
      numbered(7, { type: 'system', subtype: 'thinking_tokens' }),
      numbered(8, { type: 'assistant', message: 7 }),
    ])
    expect(kinds(items)).toEqual(['gap', 'raw', 'notice', 'raw'])
  })
})
