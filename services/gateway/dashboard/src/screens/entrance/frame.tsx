import { useEffect, type ReactNode } from 'react'
import { sentenceOf } from '@/api/problem'
import { ThemeMenu } from '@/shell/theme-menu'
import { followSystem } from '@/shell/theme'
import { LiveRegion } from '@/ui/announcer'
import { Toasts } from '@/ui/toast'

/** What surrounds the screens before somebody is signed in: no sidebar, no live events. */
export function Entrance({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  useEffect(followSystem, [])
  useEffect(() => {
    document.title = `${title} · JakeOps`
  }, [title])
  return (
    <div className="flex min-h-full flex-col">
      <header className="flex h-14 shrink-0 items-center justify-between px-4">
        <span className="font-semibold">JakeOps</span>
        <ThemeMenu />
      </header>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col gap-5 px-4 pt-[8vh] pb-10">
        <div>
          <h1 className="text-xl font-semibold">{title}</h1>
          {hint !== undefined && <p className="mt-1 text-muted">{hint}</p>}
        </div>
        {children}
      </main>
      <Toasts />
      <LiveRegion />
    </div>
  )
}

/** Why something was refused, heard at once. */
export function Refusal({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null
  return (
    <p role="alert" className="rounded-md border border-bad bg-bad-soft px-3 py-2 break-words text-bad">
      {sentenceOf(error)}
    </p>
  )
}
