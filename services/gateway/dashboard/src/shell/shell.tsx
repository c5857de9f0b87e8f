import { Outlet } from '@tanstack/react-router'
import { Menu as MenuIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { LiveProvider } from '@/live/live'
import { LiveRegion } from '@/ui/announcer'
import { Button } from '@/ui/button'
import { Toasts } from '@/ui/toast'
import { TooltipProvider } from '@/ui/tooltip'
import { ConnectionBadge } from './connection-badge'
import { Sidebar } from './sidebar'
import { followSystem } from './theme'
import { ThemeMenu } from './theme-menu'

/** What surrounds every screen. */
export function Shell() {
  const [open, setOpen] = useState(false)
  useEffect(followSystem, [])
  return (
    <LiveProvider>
      <TooltipProvider delayDuration={400}>
        <a
          href="#main"
          className="sr-only z-50 rounded bg-accent px-4 py-3 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to the content
        </a>
        <div className="flex h-full flex-col">
          <header className="flex h-14 shrink-0 items-center gap-2 border-b bg-surface px-3 md:px-4">
            <Button
              look="quiet"
              size="icon"
              className="md:hidden"
              aria-label="Navigation"
              aria-expanded={open}
              aria-controls="sidebar"
              onClick={() => setOpen(!open)}
            >
              <MenuIcon aria-hidden />
            </Button>
            <span className="font-semibold">JakeOps</span>
            <span className="flex-1" />
            <ConnectionBadge />
            <ThemeMenu />
          </header>
          <div className="flex min-h-0 flex-1">
            <div
              id="sidebar"
              className={`w-52 shrink-0 overflow-y-auto border-r bg-surface p-2 max-md:absolute max-md:inset-y-14 max-md:left-0 max-md:z-30 max-md:h-auto max-md:shadow-lg ${open ? '' : 'max-md:hidden'}`}
            >
              <Sidebar onLeave={() => setOpen(false)} />
            </div>
            <main id="main" tabIndex={-1} className="min-w-0 flex-1 overflow-y-auto outline-none">
              <Outlet />
            </main>
          </div>
        </div>
        <Toasts />
        <LiveRegion />
      </TooltipProvider>
    </LiveProvider>
  )
}
