import type { QueryClient } from '@tanstack/react-query'
import { beginOpening, overviewQuery } from '@/transcript/opening'
import { deliveryQuery, historyQuery } from './data'
import type { DeliverySearch } from './search'
import { firstTab, preloadTab } from './tabs'

/** Asks for what a Delivery's screen shows first while the screen's own code is still on its way: one after the other,
 * each would wait for the one before. What fails here fails again, and is shown, where it is used.
 * @param search Null when somebody may only be about to open it. */
export function beginDelivery(client: QueryClient, id: string, search: DeliverySearch | null): void {
  if (search === null) return void client.prefetchQuery(deliveryQuery(id))
  void client.prefetchQuery(historyQuery(id))
  if (search.tab !== undefined) void preloadTab(search.tab).catch(() => undefined)
  if (search.tab === 'transcript' && search.run !== undefined) void client.prefetchQuery(overviewQuery({ delivery: id, run: search.run }))
  void showFirst(client, id, search).catch(() => undefined)
}

async function showFirst(client: QueryClient, id: string, search: DeliverySearch): Promise<void> {
  const delivery = await client.ensureQueryData(deliveryQuery(id))
  const tab = search.tab ?? firstTab(delivery)
  void preloadTab(tab)
  const run = delivery.runs.find((one) => one.id === search.run) ?? delivery.runs.at(-1)
  if (tab === 'transcript' && run !== undefined) await beginOpening(client, { delivery: id, run: run.id }, run.status, search.event ?? null)
}
