import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import { filterOf, putCards, questionOf, shownLists, type Card } from './card-lists'
import type { Filter } from './filter'

const gather = 150
/** As many as the server answers at once. */
const atOnce = 100

/** Brings single cards up to date in all lists that are shown: one request for all columns of a board, however many
 * cards they have loaded. */
class Refresher {
  private readonly client: QueryClient
  private readonly changed = new Set<string>()
  private busy = false

  constructor(client: QueryClient) {
    this.client = client
  }

  add(id: string): void {
    this.changed.add(id)
    if (this.busy) return
    this.busy = true
    setTimeout(() => void this.work(), gather)
  }

  private async work(): Promise<void> {
    while (this.changed.size > 0) {
      const ids = [...this.changed].slice(0, atOnce)
      for (const id of ids) this.changed.delete(id)
      await this.bring(ids)
    }
    this.busy = false
  }

  private async bring(ids: readonly string[]): Promise<void> {
    for (const id of ids) void this.client.invalidateQueries({ queryKey: keys.delivery(id) })
    void this.client.invalidateQueries({ queryKey: keys.deliveries, predicate: ({ queryKey }) => queryKey[1] !== keys.deliveryLists[1] })
    const shown = shownLists(this.client)
    try {
      await Promise.all([...byQuestion(shown)].map(([question, of]) => this.ask(question, of, ids)))
    } catch {
      // Not reached, or not answered: the whole lists are asked for again, which also says what is wrong.
      void this.client.invalidateQueries({ queryKey: keys.deliveryLists })
    }
  }

  private async ask(question: string, lists: readonly QueryKey[], ids: readonly string[]): Promise<void> {
    const filter = JSON.parse(question) as Filter
    const { items } = await dataOf(
      api.GET('/api/deliveries/cards', { params: { query: { ...filter, ids: ids.join(','), limit: atOnce } } }),
    )
    const found = new Map(items.map((card) => [card.id, card]))
    for (const key of lists) {
      // A page that is on its way would overwrite what is put here.
      await this.client.getQueryCache().find({ queryKey: key })?.promise?.catch(() => undefined)
      putCards(this.client, key, new Map(ids.map((id) => [id, inPhase(filterOf(key), found.get(id))])))
    }
  }
}

function byQuestion(lists: readonly QueryKey[]): Map<string, QueryKey[]> {
  const groups = new Map<string, QueryKey[]>()
  for (const key of lists) groups.set(questionOf(key), [...(groups.get(questionOf(key)) ?? []), key])
  return groups
}

const inPhase = ({ phase }: Filter, card: Card | undefined): Card | null =>
  card && (phase === undefined || phase.split(',').includes(card.phase)) ? card : null

const refreshers = new WeakMap<QueryClient, Refresher>()

/** A Delivery has changed: wherever it is shown, it is loaded again, and nothing else is. */
export function refreshDelivery(client: QueryClient, id: string): void {
  const refresher = refreshers.get(client) ?? new Refresher(client)
  refreshers.set(client, refresher)
  refresher.add(id)
}
