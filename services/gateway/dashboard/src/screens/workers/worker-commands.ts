import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { keys } from '@/api/keys'
import { expect, useOptimistic, type Undo } from '@/api/optimistic'
import { inPages, type Paged } from '@/api/pages'
import type { Schema } from '@/api/client'
import type { Worker } from './queries'

type Token = Schema<'TokenView'>

/** On its own page and in the fleet. */
const expectOf = (client: QueryClient, id: string, change: Partial<Worker>): Promise<Undo>[] => [
  expect<Worker>(client, keys.worker(id), (known) => ({ ...known, ...change })),
  expect<InfiniteData<Paged<Worker>>>(client, keys.workers, inPages((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)))),
]

const reload = (client: QueryClient) => () => client.invalidateQueries({ queryKey: keys.workers })

/** Lets a worker take nothing new; with `leaves` it ends when it has done what it has. */
export const useHold = (worker: Worker) =>
  useOptimistic<{ leaves: boolean; reason: string | null; until: string | null }, unknown>((client) => ({
    send: ({ leaves, ...body }) => {
      const init = { params: { path: { id: worker.id } }, body }
      return leaves ? api.POST('/api/workers/{id}/drain', init) : api.POST('/api/workers/{id}/pause', init)
    },
    expects: (paused) => expectOf(client, worker.id, { paused, state: paused.leaves ? 'draining' : 'paused', why: paused.reason }),
    settle: reload(client),
    about: () => worker.name,
  }))

export const useResume = (worker: Worker) =>
  useOptimistic<void, unknown>((client) => ({
    send: () => api.POST('/api/workers/{id}/resume', { params: { path: { id: worker.id } } }),
    expects: () => expectOf(client, worker.id, { paused: null, why: null, state: worker.slots_used > 0 ? 'busy' : 'online' }),
    settle: reload(client),
    about: () => worker.name,
  }))

/** It leaves the list. */
export const useForget = (worker: Worker) =>
  useOptimistic<void, unknown>((client) => ({
    send: () => api.DELETE('/api/workers/{id}', { params: { path: { id: worker.id } } }),
    expects: () => [expect<InfiniteData<Paged<Worker>>>(client, keys.workers, inPages((all) => all.filter((one) => one.id !== worker.id)))],
    settle: reload(client),
    about: () => worker.name,
  }))

/** Its workers are disconnected by it. */
export const useRevoke = () =>
  useOptimistic<{ token: string; worker?: Worker }, unknown>((client) => ({
    send: ({ token }) => api.DELETE('/api/workers/tokens/{id}', { params: { path: { id: token } } }),
    expects: ({ token, worker }) => {
      const now = new Date().toISOString()
      return [
        expect<Token[]>(client, keys.workerTokens, (all) => all.map((one) => (one.id === token ? { ...one, revoked_at: now, revoked_by: 'you' } : one))),
        ...(worker ? expectOf(client, worker.id, { state: 'offline', offline_since: now, token_id: null }) : []),
      ]
    },
    settle: reload(client),
  }))
