import type { Json } from './json'

/** An event of a run as the server numbers it. */
export interface NumberedEvent {
  sequence: number
  /** `leader`, or the id of the call that started the subagent. */
  agent: string
  /** Of the whole event. */
  bytes: number
  /** Long texts are missing here; the event's own address has them. */
  cut: boolean
  event: unknown
}

export const leader = 'leader'

interface Base {
  /** The same for the same thing, whatever is loaded around it. */
  key: string
  sequence: number
  agent: string
  at?: string | undefined
  bytes: number
  cut: boolean
}

export interface CallResult {
  sequence: number
  isError: boolean
  /** As the model saw it. */
  text: string
  /** As the agent's program knows it. */
  structured: unknown
  bytes: number
  cut: boolean
}

export interface CallItem extends Base {
  kind: 'call'
  id: string
  tool: string
  input: Json
  result?: CallResult
  /** Why it was not permitted. */
  denied?: string
  /** What its subagent or its command in the background is said to do. */
  progress?: string
}

export interface Turn {
  isError: boolean
  subtype: string
  text?: string | undefined
  errors: readonly string[]
  costUsd: number
  inputTokens: number
  outputTokens: number
  cacheReadTokens: number
  cacheCreationTokens: number
  turns: number
  durationMs: number
  denials: readonly string[]
  /** Made by a background task, not by our prompt. */
  isFollowUp: boolean
}

export type Item =
  | (Base & { kind: 'text'; text: string; isError: boolean })
  | (Base & { kind: 'thinking'; text: string })
  | (Base & { kind: 'prompt'; text: string })
  | (Base & { kind: 'image'; mediaType: string })
  | CallItem
  /** A result whose call is not loaded. */
  | (Base & { kind: 'result'; id: string; result: CallResult })
  | (Base & { kind: 'start'; model: string; version: string; tools: readonly string[]; mode: string; details: Json })
  | (Base & { kind: 'denial'; tool: string; why: string })
  | (Base & { kind: 'retry'; attempt: number; of: number; delayMs: number; why: string })
  | (Base & { kind: 'notice'; title: string; details: Json })
  | (Base & { kind: 'turn'; turn: Turn })
  | (Base & { kind: 'gap'; first: number; last: number })
  | (Base & { kind: 'raw'; text: string })
  /** From here on another agent speaks. */
  | (Base & { kind: 'speaker' })

export type ItemKind = Item['kind']
