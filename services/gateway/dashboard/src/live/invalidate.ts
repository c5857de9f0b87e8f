import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { LiveEvent } from './connection'

/** What a live event makes old. */
export function staleBy(event: LiveEvent): QueryKey[] {
  const id = typeof event.data.delivery_id === 'string' ? event.data.delivery_id : null
  const delivery = id === null ? [] : [keys.delivery(id)]
  switch (event.type) {
    case 'delivery_phase_changed':
      return [keys.deliveries, ...delivery]
    case 'execution_started':
    case 'execution_waiting':
    case 'execution_finished':
      return [keys.deliveries, keys.executions, keys.workers, ...delivery]
    case 'run_summarized':
      return [keys.deliveries, ...delivery]
    case 'worker_changed':
      return [keys.workers, keys.executions]
    case 'source_changed':
    case 'source_synced':
      return [keys.sources]
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
      for (const key of staleBy(event)) waiting.set(JSON.stringify(key), key)
      if (waiting.size > 0) timer ??= setTimeout(flush, gather)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
