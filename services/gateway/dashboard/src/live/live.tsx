import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { LiveConnection, type Connection, type LiveEvent } from './connection'
import { invalidator } from './invalidate'

const LiveContext = createContext<LiveConnection | null>(null)

/** One stream of live events for the whole page; what an event makes old is loaded again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [connection] = useState(() => new LiveConnection())
  useEffect(() => {
    const queries = invalidator(client)
    const forget = connection.onEvent(queries.take)
    const stop = connection.start()
    return () => {
      stop()
      forget()
      queries.stop()
    }
  }, [client, connection])
  return <LiveContext value={connection}>{children}</LiveContext>
}

function useLive(): LiveConnection {
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
