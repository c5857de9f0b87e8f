import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import { loadOverview, loadPage, type AgentFilter, type RunAddress } from './api'
import { firstPlace, pageAround, type Place, type RunStatus } from './place'

export const overviewQuery = (address: RunAddress) =>
  queryOptions({ queryKey: [...keys.run(address.delivery, address.run), 'overview'], queryFn: () => loadOverview(address) })

const everybody: AgentFilter = {}

/** What a run's transcript opens with. It is used at once or not at all: of a live run the stream brings what it lacks. */
export const openingQuery = (address: RunAddress, place: Place) =>
  queryOptions({
    queryKey: [...keys.run(address.delivery, address.run), 'opening', place],
    queryFn: ({ signal }) => pageAround(place, (at, limit) => loadPage(address, at, everybody, limit, signal)),
    staleTime: 5000,
    gcTime: 5000,
  })

/** Asks for the first page before the viewer is there to show it. */
export async function beginOpening(client: QueryClient, address: RunAddress, status: RunStatus, event: number | null): Promise<void> {
  void client.prefetchQuery(overviewQuery(address))
  const place = firstPlace(status, event, undefined) ?? firstPlace(status, event, await client.fetchQuery(overviewQuery(address)))
  if (place !== null) await client.prefetchQuery(openingQuery(address, place))
}
