import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import { lastDays, nextDay, type Range } from './range'

export type Insights = Schema<'InsightsView'>

export const insightsQuery = ({ from, to }: Range) =>
  queryOptions({
    queryKey: keys.insights({ from, to }),
    queryFn: () =>
      dataOf(
        api.GET('/api/insights', {
          params: { query: { from: `${from}T00:00:00Z`, to: `${nextDay(to)}T00:00:00Z` } },
        }),
      ),
    // Each run changes it a little; nobody waits for that.
    staleTime: 5 * 60_000,
  })

/** Runs and failures of the last 30 days by the name of their worker. */
export function useWorkerUse(): Map<string, Insights['workers'][number]> {
  const { data } = useQuery(insightsQuery(lastDays(30)))
  return new Map(data?.workers.map((one) => [one.name, one]))
}
