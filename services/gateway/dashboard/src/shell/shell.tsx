import { Outlet, useNavigate } from '@tanstack/react-router'
import { Command as CommandIcon, Menu as MenuIcon } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { ActProvider } from '@/deliveries/act'
import type { Card } from '@/deliveries/cards'
import { NewDeliveryProvider, useNewDelivery } from '@/deliveries/new/open'
import type { Action } from '@/deliveries/phases'
import { LiveProvider } from '@/live/live'
import { LiveRegion } from '@/ui/announcer'
import { Button } from '@/ui/button'
import { Toasts } from '@/ui/toast'
import { AccountMenu } from './account-menu'
import { ConnectionBadge } from './connection-badge'
import { places } from './navigation'
import { OrganizationMenu } from './organization-menu'
import { followOtherTabs } from './session'
import { listenToKeys, useShortcuts, type Shortcut } from './shortcuts'
import { Sidebar } from './sidebar'
import { followSystem } from './theme'
import { ThemeMenu } from './theme-menu'

const loadPalette = () => import('./palette').then((file) => ({ default: file.Palette }))
const Palette = lazy(loadPalette)
const ShortcutHelp = lazy(() => import('./shortcut-help').then((file) => ({ default: file.ShortcutHelp })))

/** What surrounds every screen. */
export function Shell() {
  return (
    <LiveProvider>
      <NewDeliveryProvider>
        <ActProvider>{(act) => <Frame act={act} />}</ActProvider>
      </NewDeliveryProvider>
      <Toasts />
      <LiveRegion />
    </LiveProvider>
  )
}

function Frame({ act }: { act: (card: Card, action: Action) => void }) {
  const [sidebar, setSidebar] = useState(false)
  const [over, setOver] = useState<'palette' | 'help' | null>(null)
  const main = useRef<HTMLElement>(null)
  useEffect(followSystem, [])
  useEffect(listenToKeys, [])
  useEffect(followOtherTabs, [])
  // Whoever presses Ctrl+K types on at once.
  useEffect(() => void setTimeout(() => void loadPalette(), 2000), [])
  useShortcuts('Everywhere', useKeysEverywhere(setOver))
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded bg-accent px-4 py-3 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
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
            aria-expanded={sidebar}
            aria-controls="sidebar"
            onClick={() => setSidebar(!sidebar)}
          >
            <MenuIcon aria-hidden />
          </Button>
          <span className="font-semibold">JakeOps</span>
          <OrganizationMenu />
          <span className="flex-1" />
          <ConnectionBadge />
          <Button look="quiet" size="icon" aria-label="Commands (Ctrl or Cmd and K)" onClick={() => setOver('palette')}>
            <CommandIcon aria-hidden />
          </Button>
          <ThemeMenu />
          <AccountMenu />
        </header>
        <div className="flex min-h-0 flex-1">
          <div
            id="sidebar"
            className={`w-52 shrink-0 overflow-y-auto border-r bg-surface p-2 max-md:absolute max-md:top-14 max-md:bottom-0 max-md:left-0 max-md:z-30 max-md:shadow-lg ${sidebar ? '' : 'max-md:hidden'}`}
          >
            <Sidebar onLeave={() => setSidebar(false)} />
          </div>
          <main id="main" ref={main} tabIndex={-1} className="min-w-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2">
            <Outlet />
          </main>
        </div>
      </div>
      <Suspense fallback={null}>
        {over === 'palette' && <Palette onDone={() => setOver(null)} act={act} />}
        {over === 'help' && <ShortcutHelp onDone={() => setOver(null)} />}
      </Suspense>
    </>
  )
}

function useKeysEverywhere(open: (over: 'palette' | 'help') => void): readonly Shortcut[] {
  const navigate = useNavigate()
  const newDelivery = useNewDelivery()
  return useMemo(
    () => [
      { keys: 'mod+k', label: 'Go or do: places, Deliveries, actions', run: () => open('palette') },
      { keys: '?', label: 'Show these shortcuts', run: () => open('help') },
      { keys: '/', label: 'Search', run: () => searchOr(() => open('palette')) },
      ...(newDelivery ? [{ keys: 'c', label: 'Open a new Delivery', run: newDelivery }] : []),
      ...places.map(({ to, name, key }) => ({ keys: `g ${key}`, label: `Go to ${name}`, run: () => void navigate({ to }) })),
    ],
    [navigate, open, newDelivery],
  )
}

/** The search of the screen, where it has one. */
function searchOr(otherwise: () => void): void {
  const box = document.querySelector<HTMLInputElement>('[data-search]')
  if (box === null) otherwise()
  else {
    box.focus()
    box.select()
  }
}
