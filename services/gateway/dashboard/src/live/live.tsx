import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useAccount } from '@/api/account'
import type { Connection, LiveEvent } from './connection'
import { invalidator } from './invalidate'
import { SharedConnection } from './shared'

const LiveContext = createContext<SharedConnection | null>(null)

/** One stream of live events for all tabs of the same account and organization; what an event makes old is loaded again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const account = useAccount()
  const [connection] = useState(() => new SharedConnection())
  const whose = account.data ? `jakeops-live ${account.data.id} ${account.data.organization}` : account.isError ? 'jakeops-live' : null
  useEffect(() => {
    if (whose === null) return
    const queries = invalidator(client)
    const forget = connection.onEvent(queries.take)
    const stop = connection.start(whose)
    return () => {
      stop()
      forget()
      queries.stop()
    }
  }, [client, connection, whose])
  return <LiveContext value={connection}>{children}</LiveContext>
}

function useLive(): SharedConnection {
  const live = useContext(LiveContext)
  if (live === null) throw new Error('This belongs inside LiveProvider.')
  return live
}

export function useConnection(): Connection & { retryNow: () => void } {
  const live = useLive()
  const status = useSyncExternalStore(
    (changed) => live.onStatus(changed),
    () => live.status,
  )
  return { ...status, retryNow: () => live.retryNow() }
}

/** For what a screen does beyond loading anew; `take` should be stable. */
export function useLiveEvents(take: (event: LiveEvent) => void): void {
  const live = useLive()
  useEffect(() => live.onEvent(take), [live, take])
}
