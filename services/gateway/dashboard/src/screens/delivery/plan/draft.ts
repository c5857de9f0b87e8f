import { useCallback, useState } from 'react'
import type { Plan } from '../data'
import { readStored, writeStored } from './stored'

export interface Draft {
  /** Null where nothing is being changed. */
  text: string | null
  /** The version that was begun with. */
  basedOn: number
  isDirty: boolean
  edit: (text: string | null) => void
}

interface Stored {
  text: string
  basedOn: number
}

/** A plan that a person is changing. It survives a closed window, and a newer version that comes meanwhile. */
export function useDraft(delivery: string, plan: Plan | null): Draft {
  const key = `jakeops-draft:${delivery}`
  const [stored, setStored] = useState<Stored | null>(() => readStored<Stored | null>(key, null))
  const version = plan?.version ?? 0
  const edit = useCallback(
    (text: string | null): void => {
      setStored((known) => {
        const next = text === null ? null : { text, basedOn: known?.basedOn ?? version }
        writeStored(key, next)
        return next
      })
    },
    [key, version],
  )
  return {
    text: stored?.text ?? null, basedOn: stored?.basedOn ?? version,
    isDirty: stored !== null && stored.text !== plan?.content, edit,
  }
}
