import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf, onceOnly, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import { sentenceOf } from '@/api/problem'
import { toast } from '@/ui/toast'

export type Delivery = Schema<'DeliveryView'>
export type PhaseRun = Schema<'PhaseRunView'>
export type Run = Schema<'RunView'>
export type AuditEvent = Schema<'EventView'>
export type Plan = Schema<'PlanView'>
export type Action = Exclude<Schema<'UserAction'>, 'edit_plan'>

const path = (id: string) => ({ path: { id } })

export const useDelivery = (id: string) =>
  useQuery({ queryKey: keys.delivery(id), queryFn: () => dataOf(api.GET('/api/deliveries/{id}', { params: path(id) })) })

const eventsAtOnce = 200
/** Nobody reads more; the rest is said to be there. */
const mostPages = 10

export interface History {
  events: AuditEvent[]
  isWhole: boolean
}

export const useHistory = (id: string) => useQuery({ queryKey: keys.deliveryEvents(id), queryFn: () => loadHistory(id) })

async function loadHistory(id: string): Promise<History> {
  const events: AuditEvent[] = []
  for (let page = 0; page < mostPages; page++) {
    const query = { after: events.at(-1)?.seq ?? 0, limit: eventsAtOnce }
    const part = await dataOf(api.GET('/api/deliveries/{id}/events', { params: { ...path(id), query } }))
    events.push(...part)
    if (part.length < eventsAtOnce) return { events, isWhole: true }
  }
  return { events, isWhole: false }
}

export const usePlans = (id: string) =>
  useQuery({
    queryKey: keys.deliveryPlans(id),
    queryFn: () => dataOf(api.GET('/api/deliveries/{id}/plans', { params: path(id) })),
  })

export const useDiff = (id: string, run: string | undefined) =>
  useQuery({
    queryKey: [...keys.run(id, run ?? ''), 'diff'],
    enabled: run !== undefined,
    // What a run changed does not change any more.
    staleTime: Infinity,
    queryFn: () =>
      dataOf(api.GET('/api/deliveries/{id}/runs/{run}/diff', { params: { path: { id, run: run ?? '' } }, parseAs: 'text' })),
  })

export interface Act {
  action: Action
  reason?: string | undefined
  run?: boolean
  override?: boolean
  plan_version?: number | undefined
  head_commit?: string | null | undefined
}

function send(id: string, { action, ...body }: Act) {
  const init = { params: path(id), ...onceOnly(), body: { reason: null, phase: null, plan_version: null, head_commit: null, run: false, override: false, ...body } }
  switch (action) {
    case 'approve':
      return dataOf(api.POST('/api/deliveries/{id}/approve', init))
    case 'reject':
      return dataOf(api.POST('/api/deliveries/{id}/reject', init))
    case 'retry':
      return dataOf(api.POST('/api/deliveries/{id}/retry', init))
    case 'cancel':
      return dataOf(api.POST('/api/deliveries/{id}/cancel', init))
    case 'close':
      return dataOf(api.POST('/api/deliveries/{id}/close', init))
    case 'run':
      return dataOf(api.POST('/api/deliveries/{id}/run', init))
  }
}

const done: Record<Action, string> = {
  run: 'It is started.', approve: 'Approved.', reject: 'Sent back.', retry: 'It is tried again.', cancel: 'It is canceled.', close: 'Closed.',
}

/** Does what a person decided. A refusal is said in the server's own words, and what is shown is loaded again. */
export function useAct(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (act: Act) => send(id, act),
    onSuccess: (moved, { action }) => {
      toast('done', done[action])
      client.setQueryData<Delivery>(keys.delivery(id), (known) =>
        known && { ...known, phase: moved.phase, run_status: moved.run_status, error: moved.error, actions: [] })
    },
    onError: (failure) => toast('failed', sentenceOf(failure)),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.delivery(id) })
      void client.invalidateQueries({ queryKey: keys.deliveries })
    },
  })
}

export function useEditPlan(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ content, basedOn }: { content: string; basedOn: number }) =>
      dataOf(
        api.PUT('/api/deliveries/{id}/plan', { params: path(id), ...onceOnly(), body: { content, model: null, based_on: basedOn } }),
      ),
    onSuccess: () => toast('done', 'The new version of the plan is saved.'),
    onSettled: () => client.invalidateQueries({ queryKey: keys.delivery(id) }),
  })
}
