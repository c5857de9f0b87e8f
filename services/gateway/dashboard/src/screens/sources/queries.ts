import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import { expect, useOptimistic } from '@/api/optimistic'
import { sentenceOf } from '@/api/problem'
import type { Tone } from '@/ui/badge'
import { toast } from '@/ui/toast'

export type Source = Schema<'SourceView'>

export type Report = Schema<'ReportView'>

export const sourcesQuery = queryOptions({
  queryKey: keys.sources,
  queryFn: () => dataOf(api.GET('/api/sources')),
})

export const sourceQuery = (id: string) =>
  queryOptions({
    queryKey: keys.source(id),
    queryFn: () => dataOf(api.GET('/api/sources/{id}', { params: { path: { id } } })),
  })

export const pollsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.sourcePolls(id),
    queryFn: () => dataOf(api.GET('/api/sources/{id}/polls', { params: { path: { id }, query: { limit: 20 } } })),
  })

export const reportsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.sourceReports(id),
    queryFn: () => dataOf(api.GET('/api/sources/{id}/reports', { params: { path: { id } } })),
  })

export const testSource = (id: string) => dataOf(api.POST('/api/sources/{id}/test', { params: { path: { id } } }))

/** What a change shows at once. Its credential is told to the server alone. */
const shownOf = (body: Schema<'SourcePatch'>): Partial<Source> =>
  Object.fromEntries(Object.entries(body).filter(([name, value]) => value !== undefined && value !== null && name !== 'token' && name !== 'app'))

/** Changes what the body names. */
export const useChangeSource = (id: string) =>
  useOptimistic<Schema<'SourcePatch'>, Source>((client) => ({
    send: (body) => dataOf(api.PATCH('/api/sources/{id}', { params: { path: { id } }, body })),
    expects: (body) => [
      expect<Source>(client, keys.source(id), (known) => ({ ...known, ...shownOf(body) })),
      expect<Source[]>(client, keys.sources, (all) => all.map((one) => (one.id === id ? { ...one, ...shownOf(body) } : one))),
    ],
    settle: () => client.invalidateQueries({ queryKey: keys.sources }),
    done: (_body, source) => `${source.owner}/${source.repo} is changed: Deliveries opened from now on have it so.`,
  }))

export const useDeleteSource = ({ id, owner, repo }: Source) =>
  useOptimistic<void, unknown>((client) => ({
    send: () => api.DELETE('/api/sources/{id}', { params: { path: { id } } }),
    expects: () => [expect<Source[]>(client, keys.sources, (all) => all.filter((one) => one.id !== id))],
    settle: () => client.invalidateQueries({ queryKey: keys.sources, predicate: ({ queryKey }) => !queryKey.includes(id) }),
    about: () => `${owner}/${repo}`,
  }))

/** Looks at all sources now, and says what came of it. */
export function useSyncNow() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => dataOf(api.POST('/api/sources/sync')),
    onSuccess: ({ created, closed, detail }) => toast('done', `${detail} New requests: ${created}, closed: ${closed}.`),
    onError: (failure) => toast('failed', sentenceOf(failure)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sources }),
  })
}

const states: Record<Schema<'SyncState'>, { tone: Tone; word: string }> = {
  new: { tone: 'idle', word: 'not polled yet' },
  ok: { tone: 'good', word: 'in sync' },
  waiting: { tone: 'warn', word: 'waits for the rate limit' },
  degraded: { tone: 'warn', word: 'in trouble, tries again' },
  paused: { tone: 'bad', word: 'has to be mended' },
  listening: { tone: 'good', word: 'listens to webhooks' },
}

export const syncState = (source: Source): { tone: Tone; word: string } =>
  source.active ? states[source.sync.state] : { tone: 'idle', word: 'turned off' }
