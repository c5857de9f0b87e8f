import { useSyncExternalStore } from 'react'

let said = ''
const readers = new Set<() => void>()

/** Says a sentence to screen readers, in the one live region of the page. */
export function announce(sentence: string): void {
  // The same sentence twice is read twice only if the text differs.
  said = said === sentence ? `${sentence}\u00a0` : sentence
  for (const reader of readers) reader()
}

export function LiveRegion() {
  const text = useSyncExternalStore(
    (changed) => {
      readers.add(changed)
      return () => readers.delete(changed)
    },
    () => said,
  )
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {text}
    </div>
  )
}
