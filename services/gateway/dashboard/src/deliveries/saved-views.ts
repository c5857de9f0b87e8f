import { useSyncExternalStore } from 'react'
import { clean, readFilter, type Filter } from './filter'

export interface SavedView {
  name: string
  filter: Filter
}

const place = 'jakeops-views'
const readers = new Set<() => void>()

function read(): readonly SavedView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    if (!Array.isArray(stored)) return []
    return stored.flatMap((one: unknown) => {
      const { name, filter } = (one ?? {}) as Partial<SavedView>
      return typeof name === 'string' && typeof filter === 'object'
        ? [{ name, filter: readFilter(filter as Record<string, unknown>) }]
        : []
    })
  } catch {
    return []
  }
}

let views = read()

function keep(next: readonly SavedView[]): void {
  views = next
  try {
    localStorage.setItem(place, JSON.stringify(next))
  } catch {
    // Where nothing may be stored, views last as long as the page.
  }
  for (const reader of readers) reader()
}

/** A view of the same name is replaced. */
export const saveView = (name: string, filter: Filter): void =>
  keep([...views.filter((one) => one.name !== name), { name, filter: clean(filter) }])

export const forgetView = (name: string): void => keep(views.filter((one) => one.name !== name))

/** Filters that this browser keeps by name. */
export const useSavedViews = (): readonly SavedView[] =>
  useSyncExternalStore(
    (changed) => {
      readers.add(changed)
      return () => readers.delete(changed)
    },
    () => views,
  )
