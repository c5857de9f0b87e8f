import { useEffect, useSyncExternalStore } from 'react'

export interface Shortcut {
  /** As `KeyboardEvent.key`: `j`, `?`, `/`; two keys after each other as `g b`. `mod+k` is Ctrl or Cmd. */
  keys: string
  label: string
  run: () => void
}

interface Scope {
  name: string
  shortcuts: readonly Shortcut[]
}

const chordTime = 1500
let scopes: readonly Scope[] = []
let begun = ''
let begunAt = 0
const readers = new Set<() => void>()

function show(next: readonly Scope[]): void {
  scopes = next
  for (const reader of readers) reader()
}

/** Everything that a key does now, for the list that `?` shows. */
export const useAllShortcuts = (): readonly Scope[] =>
  useSyncExternalStore(
    (changed) => {
      readers.add(changed)
      return () => readers.delete(changed)
    },
    () => scopes,
  )

/** Binds keys as long as the component is there; `shortcuts` should be stable. A dialog silences all of them. */
export function useShortcuts(name: string, shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const scope = { name, shortcuts }
    show([...scopes, scope])
    return () => show(scopes.filter((one) => one !== scope))
  }, [name, shortcuts])
}

/** The one listener of the page. */
export function listenToKeys(): () => void {
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return
  const mod = event.ctrlKey || event.metaKey
  if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return
  if (!mod && writes(event.target)) return
  const key = mod ? `mod+${event.key.toLowerCase()}` : event.key.length === 1 ? event.key.toLowerCase() : event.key
  const chord = begun !== '' && Date.now() - begunAt < chordTime ? `${begun} ${key}` : ''
  begun = ''
  const found = find(chord) ?? find(key)
  if (found) {
    event.preventDefault()
    found.run()
  } else if (!mod && all().some((one) => one.keys.startsWith(`${key} `))) {
    begun = key
    begunAt = Date.now()
  }
}

const all = (): Shortcut[] => scopes.flatMap((scope) => scope.shortcuts)

/** The newest scope wins. */
const find = (keys: string): Shortcut | undefined => (keys === '' ? undefined : all().findLast((one) => one.keys === keys))

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)))
