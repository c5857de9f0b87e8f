import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import type { LoadedPage } from './card-lists'
import type { Filter, SortOrder } from './filter'

export type { Card } from './card-lists'

const pageSize = 50

/** Cards page by page, as many as somebody scrolls to. */
export function useCards(filter: Filter, sort: SortOrder = 'number') {
  const query = useInfiniteQuery({
    queryKey: keys.deliveryList({ ...filter, sort }),
    queryFn: async ({ pageParam, signal }): Promise<LoadedPage> => {
      const { items, next } = await dataOf(api.GET('/api/deliveries/cards', {
        params: { query: { ...filter, sort, limit: pageSize, cursor: pageParam } },
        signal,
      }))
      return { items, next, end: items.at(-1) }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages
  const cards = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages])
  return { ...query, cards }
}

/** The workers that cards run on. */
export const workerStatusQuery = queryOptions({
  queryKey: keys.workerStatus,
  queryFn: ({ signal }) => dataOf(api.GET('/api/worker/status', { signal })),
})

export const useCounts = (filter: Filter = {}) =>
  useQuery({
    queryKey: keys.deliveryCounts(filter),
    queryFn: ({ signal }) => dataOf(api.GET('/api/deliveries/counts', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  })
