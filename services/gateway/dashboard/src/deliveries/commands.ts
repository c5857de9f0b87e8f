import { useMutation, useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { api, onceOnly } from '@/api/client'
import { keys } from '@/api/keys'
import { sentenceOf } from '@/api/problem'
import { toast } from '@/ui/toast'
import type { Card, CardPages } from './cards'
import type { Filter } from './filter'
import type { Action } from './phases'
import { needsPerson, predicted } from './rules'

export interface Command {
  card: Card
  action: Action
  reason?: string
  /** Start the agent phase that follows too. */
  run?: boolean
}

/** One intention is one key: a retry after a lost answer does nothing twice. */
export async function send({ card, action, reason, run }: Command, key = onceOnly()): Promise<void> {
  const params = { path: { id: card.id } }
  const body = { reason: reason || null, run: run ?? false, override: action === 'approve' && card.verdict === 'not_pass' }
  const options = { params, body, ...key }
  switch (action) {
    case 'run': return void (await api.POST('/api/deliveries/{id}/run', { params, body: { ...body, phase: card.phase }, ...key }))
    case 'approve':
      return void (await api.POST('/api/deliveries/{id}/approve', {
        ...options,
        // What was looked at is what is approved.
        body: { ...body, plan_version: card.phase === 'plan' ? card.plan_version : null },
      }))
    case 'reject': return void (await api.POST('/api/deliveries/{id}/reject', options))
    case 'retry': return void (await api.POST('/api/deliveries/{id}/retry', options))
    case 'cancel': return void (await api.POST('/api/deliveries/{id}/cancel', options))
    case 'close': return void (await api.POST('/api/deliveries/{id}/close', options))
    case 'edit_plan': throw new Error('A plan is edited on the page of its Delivery.')
  }
}

const done: Record<Action, string> = {
  run: 'started', approve: 'approved', reject: 'rejected', retry: 'to be tried again', cancel: 'cancelled',
  close: 'closed', edit_plan: 'edited',
}

/** Shown as done at once; taken back, with the server's own sentence, when it is refused. */
export function useCommand() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (command: Command & { key: ReturnType<typeof onceOnly> }) => send(command, command.key),
    onMutate: async ({ card, action }) => {
      await client.cancelQueries({ queryKey: keys.deliveries })
      const before = client.getQueriesData<CardPages>({ queryKey: ['deliveries', 'list'] })
      move(client, predicted(card, action))
      return before
    },
    onSuccess: (_, { card, action }) => toast('done', `#${card.seq} is ${done[action]}.`),
    onError: (failure, { card }, before) => {
      for (const [key, data] of before ?? []) client.setQueryData(key, data)
      toast('failed', `#${card.seq}: ${sentenceOf(failure)}`)
    },
    onSettled: (_data, _failure, { card }) => {
      void client.invalidateQueries({ queryKey: keys.deliveries })
      void client.invalidateQueries({ queryKey: keys.delivery(card.id) })
    },
  })
}

/** Puts a card to where it belongs in every list that is shown. */
function move(client: QueryClient, card: Card): void {
  for (const [key, data] of client.getQueriesData<CardPages>({ queryKey: ['deliveries', 'list'] })) {
    if (data === undefined) continue
    const had = data.pages.some((page) => page.items.some((one) => one.id === card.id))
    const fits = belongs(key, card)
    if (!had && !fits) continue
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.flatMap((one) => (one.id === card.id ? (fits ? [card] : []) : [one])),
    }))
    const first = pages[0]
    // Only a column of the board takes in what was elsewhere: another list's order is the server's.
    if (!had && first !== undefined && 'phase' in filterOf(key)) pages[0] = { ...first, items: [card, ...first.items] }
    client.setQueryData<CardPages>(key, { ...data, pages })
  }
}

const filterOf = (key: QueryKey): Filter => (key[2] ?? {}) as Filter

function belongs(key: QueryKey, card: Card): boolean {
  const filter = filterOf(key)
  return (
    (filter.phase === undefined || filter.phase.split(',').includes(card.phase)) &&
    (filter.status === undefined || filter.status.split(',').includes(card.run_status)) &&
    (filter.repository === undefined || filter.repository === card.repository) &&
    (filter.needs === undefined || needsPerson(card))
  )
}
