import { useCallback, useEffect, useReducer, useRef } from 'react'
import { sentenceOf } from '@/api/problem'
import { loadHits, type RunAddress, type SearchHit } from './api'

export interface SearchState {
  text: string
  hits: readonly SearchHit[]
  /** The hit that is looked at. */
  at: number
  searching: boolean
  /** There may be more hits than are kept. */
  more: boolean
  error: string | null
}

/** Nobody steps through more. */
const mostHits = 5000
export const shortestSearch = 2

const nothing: SearchState = { text: '', hits: [], at: -1, searching: false, more: false, error: null }

type Change = Partial<SearchState> | { found: readonly SearchHit[]; more: boolean }

function reduce(state: SearchState, change: Change): SearchState {
  if (!('found' in change)) return { ...state, ...change }
  const hits = [...state.hits, ...change.found].slice(0, mostHits)
  return { ...state, hits, at: state.at < 0 && hits.length > 0 ? 0 : state.at, searching: change.more, more: hits.length === mostHits }
}

/** Searches a whole run on the server, part by part, and steps through the hits. */
export function useSearch({ delivery, run }: RunAddress, agent: string | undefined, onHit: (hit: SearchHit) => void) {
  const [state, change] = useReducer(reduce, nothing)
  const work = useRef(new AbortController())
  useEffect(() => () => work.current.abort(), [])

  const search = useCallback(
    async (text: string): Promise<void> => {
      work.current.abort()
      const { signal } = (work.current = new AbortController())
      change({ ...nothing, text, searching: text.length >= shortestSearch })
      if (text.length < shortestSearch) return
      try {
        let after: number | null = 0
        for (let hits = 0; after !== null && hits < mostHits; ) {
          const part: Awaited<ReturnType<typeof loadHits>> = await loadHits({ delivery, run }, text, after, agent, signal)
          if (signal.aborted) return
          after = part.next_after ?? null
          if (hits === 0 && part.hits[0] !== undefined) onHit(part.hits[0])
          hits += part.hits.length
          change({ found: part.hits, more: after !== null && hits < mostHits })
        }
      } catch (failure) {
        if (!signal.aborted) change({ searching: false, error: sentenceOf(failure) })
      }
    },
    [delivery, run, agent, onHit],
  )
  const step = useCallback(
    (by: number): void => {
      const at = (state.at + by + state.hits.length) % state.hits.length
      const hit = state.hits[at]
      if (hit === undefined) return
      change({ at })
      onHit(hit)
    },
    [state.hits, state.at, onHit],
  )
  return { state, search, step }
}
