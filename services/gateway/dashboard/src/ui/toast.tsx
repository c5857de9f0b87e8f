import { CircleCheck, CircleX, Info, X } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { announce } from './announcer'
import { Button } from './button'
import { cn } from './cn'

export type ToastKind = 'done' | 'failed' | 'news'

interface Toast {
  id: number
  kind: ToastKind
  text: string
}

const icons = { done: CircleCheck, failed: CircleX, news: Info }
const colours = { done: 'text-good', failed: 'text-bad', news: 'text-accent' }
const lives = { done: 5000, failed: 12_000, news: 7000 }

let shown: readonly Toast[] = []
let last = 0
const readers = new Set<() => void>()

function show(next: readonly Toast[]): void {
  shown = next
  for (const reader of readers) reader()
}

const dismiss = (id: number): void => show(shown.filter((one) => one.id !== id))

/** A short message in the corner; screen readers hear it too. */
export function toast(kind: ToastKind, text: string): void {
  show([...shown.slice(-3), { id: ++last, kind, text }])
  announce(text)
}

export function Toasts() {
  const all = useSyncExternalStore(
    (changed) => {
      readers.add(changed)
      return () => readers.delete(changed)
    },
    () => shown,
  )
  return (
    <ul className="pointer-events-none fixed right-4 bottom-4 left-4 z-50 ml-auto flex max-w-sm flex-col gap-2">
      {all.map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
    </ul>
  )
}

function ToastCard({ toast: { id, kind, text } }: { toast: Toast }) {
  const Icon = icons[kind]
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), lives[kind])
    return () => clearTimeout(timer)
  }, [id, kind])
  return (
    <li className="pointer-events-auto flex items-start gap-2 rounded-md border bg-raised py-2 pr-1 pl-3 shadow-lg">
      <Icon aria-hidden className={cn('mt-2 size-4 shrink-0', colours[kind])} />
      <p className="min-w-0 flex-1 py-1.5 break-words">{text}</p>
      <Button look="quiet" size="icon" aria-label="Dismiss this message" onClick={() => dismiss(id)}>
        <X aria-hidden />
      </Button>
    </li>
  )
}
