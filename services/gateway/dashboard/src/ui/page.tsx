import { useEffect, type ReactNode } from 'react'
import { cn } from './cn'

let page = 'JakeOps'
let waiting = 0

function write(): void {
  document.title = waiting > 0 ? `(${waiting}) ${page}` : page
}

/** How many things wait for this person, shown in front of every title. */
export function setWaitingInTitle(count: number): void {
  waiting = count
  write()
}

/** A screen: its name as the one heading of first rank and as the title of the window, its actions beside it. */
export function Page({ title, shown, actions, children, wide }: {
  /** Plain text, for the window. */
  title: string
  /** Instead of the title, where more than text is to be shown. */
  shown?: ReactNode
  actions?: ReactNode
  children: ReactNode
  /** Uses the whole width: boards and tables. */
  wide?: boolean
}) {
  useEffect(() => {
    page = `${title} · JakeOps`
    write()
  }, [title])
  return (
    <div className={cn('mx-auto flex w-full flex-col gap-4 p-4 md:p-6', !wide && 'max-w-5xl')}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="min-w-0 flex-1 text-xl font-semibold break-words">{shown ?? title}</h1>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
