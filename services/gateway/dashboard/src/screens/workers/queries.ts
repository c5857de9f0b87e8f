import { queryOptions } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import type { Tone } from '@/ui/badge'

export type Worker = Schema<'WorkerView'>
export type Execution = Schema<'ExecutionView'>

const most = 200

/** The newest of what waits or runs: as many as the server gives at once. */
const executions = (state: 'queued' | 'running') =>
  queryOptions({
    queryKey: [...keys.executions, state],
    queryFn: () => dataOf(api.GET('/api/executions', { params: { query: { state, limit: most } } })),
  })

export const queued = executions('queued')
export const running = executions('running')

export const workerQuery = (id: string) =>
  queryOptions({
    queryKey: keys.worker(id),
    queryFn: () => dataOf(api.GET('/api/workers/{id}', { params: { path: { id } } })),
  })

export const tokensQuery = queryOptions({
  queryKey: keys.workerTokens,
  queryFn: () => dataOf(api.GET('/api/workers/tokens', { params: { query: { limit: most } } })),
})

const states: Record<string, { tone: Tone; word: string }> = {
  online: { tone: 'good', word: 'online' },
  busy: { tone: 'busy', word: 'busy' },
  draining: { tone: 'warn', word: 'draining' },
  paused: { tone: 'warn', word: 'paused' },
  problem: { tone: 'bad', word: 'problem' },
  offline: { tone: 'idle', word: 'offline' },
  too_old: { tone: 'bad', word: 'version too old' },
}

export const workerState = (state: string): { tone: Tone; word: string } => states[state] ?? { tone: 'idle', word: state }

/** Queued work by the sentence that says what it waits for; what nobody can take comes first. */
export function waiting(work: readonly Execution[]): { reason: string; stuck: boolean; work: Execution[] }[] {
  const groups = new Map<string, Execution[]>()
  for (const one of work) {
    const reason = one.waiting_reason ?? ''
    groups.set(reason, [...(groups.get(reason) ?? []), one])
  }
  return [...groups]
    .map(([reason, of]) => ({ reason, work: of, stuck: isStuck(reason) }))
    .sort((a, b) => Number(b.stuck) - Number(a.stuck) || b.work.length - a.work.length)
}

/** The broker's sentences of what passes by itself begin so. */
const isStuck = (reason: string): boolean => !/^(It is new on the queue|The only fitting worker|All \d+ fitting workers)/.test(reason)
