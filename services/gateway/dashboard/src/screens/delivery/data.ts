import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf, onceOnly, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import type { Command } from '@/deliveries/commands'
import { toast } from '@/ui/toast'

export type Delivery = Schema<'DeliveryView'>
export type PhaseRun = Schema<'PhaseRunView'>
export type Run = Schema<'RunView'>
export type AuditEvent = Schema<'EventView'>
export type Plan = Schema<'PlanView'>
export type Action = Exclude<Schema<'UserAction'>, 'edit_plan'>

const path = (id: string) => ({ path: { id } })

export const deliveryQuery = (id: string) =>
  queryOptions({ queryKey: keys.delivery(id), queryFn: () => dataOf(api.GET('/api/deliveries/{id}', { params: path(id) })) })

export const useDelivery = (id: string) => useQuery(deliveryQuery(id))

const eventsAtOnce = 200
/** Nobody reads more; the rest is said to be there. */
const mostPages = 10

export interface History {
  events: AuditEvent[]
  isWhole: boolean
}

export const historyQuery = (id: string) => queryOptions({ queryKey: keys.deliveryEvents(id), queryFn: () => loadHistory(id) })

export const useHistory = (id: string) => useQuery(historyQuery(id))

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

/** What a person has decided about the Delivery of the page. */
export type Act = Omit<Command, 'of' | 'key'>

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
