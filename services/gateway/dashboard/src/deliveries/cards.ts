import { keepPreviousData, useInfiniteQuery, useQuery, type InfiniteData } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import type { Filter } from './filter'

export type Card = Schema<'CardView'>
export type CardPages = InfiniteData<Schema<'CardPage'>, string | undefined>
export type Sort = 'number' | 'updated' | 'age' | 'cost'

const pageSize = 50

/** Cards page by page, as many as somebody scrolls to. */
export function useCards(filter: Filter, sort: Sort | `-${Sort}` = 'number', enabled = true) {
  const query = useInfiniteQuery({
    queryKey: keys.deliveryList({ ...filter, sort }),
    queryFn: ({ pageParam, signal }) =>
      dataOf(api.GET('/api/deliveries/cards', {
        params: { query: { ...filter, sort, limit: pageSize, cursor: pageParam } },
        signal,
      })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  })
  return { ...query, cards: query.data?.pages.flatMap((page) => page.items) ?? [] }
}

export const useCounts = (filter: Filter = {}) =>
  useQuery({
    queryKey: keys.deliveryCounts(filter),
    queryFn: ({ signal }) => dataOf(api.GET('/api/deliveries/counts', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  })
