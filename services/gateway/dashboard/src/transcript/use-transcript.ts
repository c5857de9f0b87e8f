import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { loadPage, type RunAddress } from './api'
import { buildItems } from './model/build-items'
import type { Item } from './model/items'
import { openingQuery } from './opening'
import { followRun } from './run-stream'
import { TranscriptStore, type TranscriptState } from './transcript-store'

/** The loaded part of a run as things to show. The store is made anew for another run. */
export function useTranscript({ delivery, run }: RunAddress): { store: TranscriptStore; state: TranscriptState; items: Item[] } {
  const client = useQueryClient()
  const store = useMemo(() => {
    const address = { delivery, run }
    return new TranscriptStore({
      opening: (place) => client.fetchQuery(openingQuery(address, place)),
      page: (at, filter, limit, signal) => loadPage(address, at, filter, limit, signal),
      follow: (after, onEvents, onDone) => followRun(address, after, { onEvents, onDone }),
    })
  }, [client, delivery, run])
  useEffect(() => () => store.close(), [store])
  const state = useSyncExternalStore(store.subscribe, store.snapshot)
  const items = useMemo(() => buildItems(state.window.events), [state.window.events])
  return { store, state, items }
}

