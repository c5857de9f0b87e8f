import { MutationObserver, type QueryClient } from '@tanstack/react-query'
import { api, onceOnly, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import { expect, optimistic, useOptimistic, type Optimistic, type Undo } from '@/api/optimistic'
import { cardOf, filterOf, holdLists, loadedLists, putCards, questionOf, reloadOldLists, type Card, type ListFilter } from './card-lists'
import type { Action } from './phases'
import { refreshDelivery } from './refresh'
import { predicted } from './prediction'
import { needsPerson } from './rules'

type Delivery = Schema<'DeliveryView'>
type Counts = Schema<'CountsView'>

/** What has to be known of a Delivery to command it: its card and its own page both have that. */
export type Subject = Pick<
  Card,
  'id' | 'seq' | 'phase' | 'run_status' | 'verdict' | 'error' | 'waiting_reason' | 'endpoint' | 'checkpoints' | 'actions' | 'approvals_missing'
>

/** What a command changes. */
export type Prediction = Pick<Card, 'phase' | 'run_status' | 'verdict' | 'error' | 'waiting_reason' | 'actions' | 'approvals_missing'>

export interface Command {
  of: Subject
  action: Action
  reason?: string | undefined
  /** Start the agent phase that follows too. */
  run?: boolean
  /** Approve what the review did not pass. */
  override?: boolean
  /** What was looked at: refused where somebody has changed it since. */
  seen?: { plan_version?: number | undefined; head_commit?: string | null | undefined }
  /** One intention is one key: sending it again after a lost answer does nothing twice. */
  key: ReturnType<typeof onceOnly>
}

function send({ of, action, reason, run, override, seen, key }: Command): Promise<{ data?: Schema<'Moved'> }> {
  const init = {
    params: { path: { id: of.id } },
    body: {
      reason: reason || null, run: run ?? false, override: override ?? false, phase: action === 'run' ? of.phase : null,
      plan_version: seen?.plan_version ?? null, head_commit: seen?.head_commit ?? null,
    },
    ...key,
  }
  switch (action) {
    case 'run': return api.POST('/api/deliveries/{id}/run', init)
    case 'approve': return api.POST('/api/deliveries/{id}/approve', init)
    case 'reject': return api.POST('/api/deliveries/{id}/reject', init)
    case 'retry': return api.POST('/api/deliveries/{id}/retry', init)
    case 'cancel': return api.POST('/api/deliveries/{id}/cancel', init)
    case 'close': return api.POST('/api/deliveries/{id}/close', init)
    case 'edit_plan': throw new Error('A plan is edited on the page of its Delivery.')
  }
}

const done: Record<Action, string> = {
  run: 'started', approve: 'approved', reject: 'sent back', retry: 'to be tried again', cancel: 'cancelled',
  close: 'closed', edit_plan: 'edited',
}

const command = (client: QueryClient): Optimistic<Command, unknown> => ({
  send,
  expects: (input) => {
    const change = predicted(input.of, input)
    return [
      expectInLists(client, input.of.id, change),
      expect<Delivery>(client, keys.delivery(input.of.id), (known) => ({ ...known, ...change, phase_runs: withAttempt(known, change) })),
    ]
  },
  settle: ({ of }) => {
    refreshDelivery(client, of.id)
    void reloadOldLists(client)
  },
})

const toldCommand = (client: QueryClient): Optimistic<Command, unknown> => ({
  ...command(client),
  about: ({ of }) => `#${of.seq}`,
  done: ({ of, action }) => `#${of.seq} is ${done[action]}.`,
})

/** Shown as done at once; taken back, with the server's own sentence, when it is refused. */
export const useCommand = () => useOptimistic(toldCommand)

/** The same for whoever waits for nothing. */
export const give = (client: QueryClient, input: Command): void =>
  void new MutationObserver(client, optimistic(toldCommand(client))).mutate(input).catch(() => undefined)

/** One of many. */
export const silentCommand = (client: QueryClient) => optimistic({ ...command(client), silent: true })

async function expectInLists(client: QueryClient, id: string, change: Prediction): Promise<Undo> {
  await holdLists(client)
  const having = loadedLists(client).flatMap(([key, data]) => {
    const card = cardOf(data, id)
    return card ? [{ key, card }] : []
  })
  const [first] = having
  if (first === undefined) return () => undefined
  // Whether it is what the others ask for, nobody can say here.
  const questions = new Set(having.map(({ key }) => questionOf(key)))
  const put = (card: Card): void => {
    for (const [key] of loadedLists(client))
      if (questions.has(questionOf(key))) putCards(client, key, new Map([[id, belongs(filterOf(key), card) ? card : null]]))
  }
  const after = { ...first.card, ...change, state_since: new Date().toISOString() }
  put(after)
  const undoCounts = await expectInCounts(client, first.card, after, questions)
  return () => {
    put(first.card)
    undoCounts()
  }
}

/** The heads of the columns, and how many wait for a person. */
async function expectInCounts(client: QueryClient, before: Card, after: Card, questions: ReadonlySet<string>): Promise<Undo> {
  const asked = client.getQueryCache().findAll({ queryKey: keys.allDeliveryCounts }).map(({ queryKey }) => queryKey)
  const person = Number(needsPerson(after)) - Number(needsPerson(before))
  const undos = await Promise.all(
    asked.map((key) =>
      expect<Counts>(client, key, (known) => ({
        ...known,
        need_person: known.need_person + person,
        states: questions.has(questionOf(key)) ? withState(withState(known.states, before, -1), after, 1) : known.states,
      })),
    ),
  )
  return () => undos.forEach((undo) => undo())
}

function withState(states: Counts['states'], { phase, run_status, state_since }: Card, more: number): Counts['states'] {
  const isIt = (one: Counts['states'][number]): boolean => one.phase === phase && one.run_status === run_status
  const known = states.find(isIt) ?? { phase, run_status, count: 0, oldest_since: state_since }
  return [...states.filter((one) => !isIt(one)), { ...known, count: known.count + more }].filter((one) => one.count > 0)
}

/** Of what a command may change; all else holds for the card as before. */
const belongs = (filter: ListFilter, card: Card): boolean =>
  (filter.phase === undefined || filter.phase.split(',').includes(card.phase)) &&
  (filter.status === undefined || filter.status.split(',').includes(card.run_status)) &&
  (filter.needs === undefined || needsPerson(card))

/** The attempt that the command begins or ends, for the steps of the Delivery's page. */
function withAttempt({ phase, phase_runs: known }: Delivery, { phase: to, run_status, error: reason }: Prediction): Delivery['phase_runs'] {
  const last = known.at(-1)
  if (last === undefined) return known
  const now = new Date().toISOString()
  if (to === phase && last.run_status !== 'failed' && last.run_status !== 'blocked') return [...known.slice(0, -1), { ...last, run_status, reason }]
  return [
    ...known,
    {
      phase: to, run_status, executor: 'agent', verdict: null, started_at: now, ended_at: null, started_by: null, outcome: null,
      reason: null, attempt: known.filter((one) => one.phase === to).length + 1, approvals: [], evidence: [],
    },
  ]
}
