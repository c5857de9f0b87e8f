import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { keys } from '@/api/keys'
import type { Filter, SortOrder } from './filter'

export type Card = Schema<'CardView'>

/** A page as the server gave it. Its items change by themselves; where it ended stays. */
export interface LoadedPage {
  items: Card[]
  next: string | null
  end: Card | undefined
}

export type CardPages = InfiniteData<LoadedPage, string | undefined>

export type ListFilter = Filter & { sort: SortOrder }

export const filterOf = (key: QueryKey): ListFilter => key[2] as ListFilter

/** The columns of a board differ by phase alone, which a card says itself: what is left of a list's question without
 * that, they share. */
export const questionOf = (key: QueryKey): string => JSON.stringify({ ...filterOf(key), phase: undefined, sort: undefined })

/** All lists that were loaded, with what they hold. */
export const loadedLists = (client: QueryClient): [QueryKey, CardPages][] =>
  client.getQueriesData<CardPages>({ queryKey: keys.deliveryLists }).flatMap(([key, data]) => (data === undefined ? [] : [[key, data]]))

/** The lists that somebody looks at. The others keep one page, which is loaded again when they are next opened. */
export function shownLists(client: QueryClient): QueryKey[] {
  const isShown = (key: QueryKey): boolean => client.getQueryCache().find({ queryKey: key })?.isActive() ?? false
  const loaded = loadedLists(client)
  for (const [key, data] of loaded) {
    if (isShown(key)) continue
    client.setQueryData<CardPages>(key, { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) })
    void client.invalidateQueries({ queryKey: key, exact: true, refetchType: 'none' })
  }
  return loaded.map(([key]) => key).filter(isShown)
}

/** Ends what is being loaded: it would overwrite what is put into a list. What was to be loaded anew is marked as old. */
export async function holdLists(client: QueryClient): Promise<void> {
  const reloading = client.getQueryCache().findAll({ queryKey: keys.deliveryLists, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data !== undefined && !state.fetchMeta?.fetchMore)
  await Promise.all(loadedLists(client).map(([queryKey]) => client.cancelQueries({ queryKey, exact: true })))
  for (const { queryKey } of reloading) void client.invalidateQueries({ queryKey, exact: true, refetchType: 'none' })
}

/** Loads what was marked as old and is looked at. */
export const reloadOldLists = (client: QueryClient): Promise<void> =>
  client.refetchQueries({ queryKey: keys.deliveryLists, type: 'active', predicate: ({ state }) => state.isInvalidated })

/** Puts cards to where they belong in a list, or takes them away, without loading the list. */
export function putCards(client: QueryClient, key: QueryKey, cards: ReadonlyMap<string, Card | null>): void {
  client.setQueryData<CardPages>(key, (data) => {
    if (data === undefined) return undefined
    const { sort } = filterOf(key)
    return [...cards].reduce((known, [id, card]) => withCard(known, id, card, sort), data)
  })
}

export function withCard(data: CardPages, id: string, card: Card | null, sort: SortOrder): CardPages {
  const known = cardOf(data, id)
  // What was asked for earlier may be answered later.
  if (known && card && known.version > card.version) return data
  const place = card && placeOf(data, id, card, sort)
  if (!known && !place) return data
  const pages = data.pages.map((page, index) => {
    const without = page.items.some((one) => one.id === id) ? page.items.filter((one) => one.id !== id) : page.items
    const items = card && place?.page === index ? without.toSpliced(place.item, 0, card) : without
    return items === page.items ? page : { ...page, items }
  })
  return { ...data, pages }
}

export const cardOf = (data: CardPages, id: string): Card | undefined =>
  data.pages.flatMap((page) => page.items).find((one) => one.id === id)

/** Null where it belongs to a page that is not loaded yet. */
function placeOf(data: CardPages, id: string, card: Card, sort: SortOrder): { page: number; item: number } | null {
  for (const [page, { items }] of data.pages.entries()) {
    const item = items.filter((one) => one.id !== id).findIndex((one) => order(sort, card, one) < 0)
    if (item >= 0) return { page, item }
  }
  const last = data.pages.at(-1)
  if (last === undefined) return null
  const isLoaded = last.next === null || (last.end !== undefined && order(sort, card, last.end) <= 0)
  return isLoaded ? { page: data.pages.length - 1, item: last.items.filter((one) => one.id !== id).length } : null
}

/** As the server sorts: below zero where the first comes first. */
function order(sort: SortOrder, a: Card, b: Card): number {
  const turned = sort.startsWith('-')
  const by = turned ? sort.slice(1) : sort
  const seq = a.seq - b.seq
  const up = by === 'cost' ? a.cost_usd - b.cost_usd || seq
    : by === 'updated' ? Date.parse(a.updated_at) - Date.parse(b.updated_at) || seq
    : by === 'age' ? Date.parse(a.state_since) - Date.parse(b.state_since) || seq
    : seq
  // The oldest comes first by age, the greatest by all else.
  return (by === 'age') === turned ? -up : up
}
