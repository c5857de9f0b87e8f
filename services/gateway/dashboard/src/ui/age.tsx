import { useSyncExternalStore } from 'react'
import { age, dateTime } from '@/format/time'

let now = Date.now()
const readers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for all ages of a page, and none when no age is shown. */
function subscribe(changed: () => void): () => void {
  readers.add(changed)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const reader of readers) reader()
  }, 10_000)
  return () => {
    readers.delete(changed)
    if (readers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}

/** How long ago, kept up to date; the exact time on demand. */
export function Age({ since }: { since: string }) {
  const current = useNow()
  return (
    <time dateTime={since} title={dateTime(since)} className="tabular-nums">
      {age(since, Math.max(current, Date.parse(since)))}
    </time>
  )
}
