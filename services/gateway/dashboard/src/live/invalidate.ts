import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { LiveEvent } from './connection'

/** What a live event makes old, beside the Delivery that it names. */
export function staleBy(event: LiveEvent): QueryKey[] {
  switch (event.type) {
    case 'execution_started':
    case 'execution_waiting':
    case 'execution_finished':
      return [keys.executions, keys.workers]
    case 'worker_changed':
      return [keys.workers, keys.executions]
    case 'source_changed':
    case 'source_synced':
      return [keys.sources]
    case 'refused':
      return [keys.account]
    case 'reset':
      return [[]]
    default:
      return []
  }
}

const gather = 150

/** Marks queries as old in bursts: fifty events in a moment cost one reload. */
export function invalidator(client: QueryClient): { take: (event: LiveEvent) => void; stop: () => void } {
  const waiting = new Map<string, QueryKey>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = (): void => {
    timer = undefined
    const now = [...waiting.values()]
    waiting.clear()
    for (const queryKey of now) void client.invalidateQueries({ queryKey })
  }
  return {
    take(event) {
      const id = event.data.delivery_id
      if (typeof id === 'string') void import('@/deliveries/refresh').then(({ refreshDelivery }) => refreshDelivery(client, id))
      for (const key of staleBy(event)) waiting.set(JSON.stringify(key), key)
      if (waiting.size > 0) timer ??= setTimeout(flush, gather)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
