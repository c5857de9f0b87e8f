import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type ErrorComponentProps,
} from '@tanstack/react-router'
import { auditSearch } from './screens/audit/search'
import { entranceSearch } from './screens/entrance/search'
import { insightsSearch } from './screens/insights/search'
import { readFilter, sortOrders, type Filter, type SortOrder } from './deliveries/filter'
import { settingsSearch } from './screens/settings/search'
import { Shell } from './shell/shell'
import { SignInGate } from './shell/sign-in-gate'
import { NotFound } from './shell/not-found'
import { beginDelivery } from './screens/delivery/begin'
import { deliverySearch } from './screens/delivery/search'
import { Page } from './ui/page'
import { ErrorState } from './ui/states'
import { SkeletonRows } from './ui/skeleton'

/** Every screen is a file of its own, loaded when it is first opened. What a screen keeps in its address is checked by
 * its `search.ts`, which is small and loaded with the first page. */
const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Outlet })

/** All screens with sidebar and live events. Sign-in and its like stand outside, under `root`. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: () => (
    <SignInGate>
      <Shell />
    </SignInGate>
  ),
})

/** What is seen without being signed in. */
const entrance = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: entranceSearch,
    component: lazyRouteComponent(() => import('./screens/sign-in')),
  }),
  createRoute({ getParentRoute: () => root, path: '/sign-up', component: lazyRouteComponent(() => import('./screens/sign-up')) }),
  createRoute({ getParentRoute: () => root, path: '/confirm', component: lazyRouteComponent(() => import('./screens/confirm')) }),
  createRoute({ getParentRoute: () => root, path: '/forgot', component: lazyRouteComponent(() => import('./screens/forgot')) }),
  createRoute({ getParentRoute: () => root, path: '/reset', component: lazyRouteComponent(() => import('./screens/reset')) }),
  createRoute({
    getParentRoute: () => root,
    path: '/invitation',
    component: lazyRouteComponent(() => import('./screens/invitation')),
  }),
] as const

const inShell = { getParentRoute: () => shell } as const

const screens = [
  createRoute({ ...inShell, path: '/', component: lazyRouteComponent(() => import('./screens/inbox')) }),
  createRoute({
    ...inShell,
    path: '/board',
    validateSearch: (search: Record<string, unknown>): Filter => readFilter(search),
    component: lazyRouteComponent(() => import('./screens/board')),
  }),
  createRoute({
    ...inShell,
    path: '/deliveries',
    validateSearch: (search: Record<string, unknown>): Filter & { sort?: SortOrder } => ({
      ...readFilter(search),
      sort: sortOrders.find((one) => one === search.sort),
    }),
    component: lazyRouteComponent(() => import('./screens/deliveries')),
  }),
  createRoute({
    ...inShell,
    path: '/deliveries/$id',
    validateSearch: deliverySearch,
    loader: ({ context, params, location, cause }) =>
      beginDelivery(context.client, params.id, cause === 'preload' ? null : deliverySearch(location.search)),
    component: lazyRouteComponent(() => import('./screens/delivery')),
  }),
  createRoute({ ...inShell, path: '/workers', component: lazyRouteComponent(() => import('./screens/workers')) }),
  createRoute({ ...inShell, path: '/workers/$id', component: lazyRouteComponent(() => import('./screens/worker')) }),
  createRoute({ ...inShell, path: '/sources', component: lazyRouteComponent(() => import('./screens/sources')) }),
  createRoute({ ...inShell, path: '/sources/$id', component: lazyRouteComponent(() => import('./screens/source')) }),
  createRoute({
    ...inShell,
    path: '/insights',
    validateSearch: insightsSearch,
    component: lazyRouteComponent(() => import('./screens/insights')),
  }),
  createRoute({
    ...inShell,
    path: '/audit',
    validateSearch: auditSearch,
    component: lazyRouteComponent(() => import('./screens/audit')),
  }),
  createRoute({
    ...inShell,
    path: '/settings',
    validateSearch: settingsSearch,
    component: lazyRouteComponent(() => import('./screens/settings')),
  }),
  // With the sidebar, so that whoever is lost finds on.
  createRoute({ ...inShell, path: '$', component: NotFound }),
] as const

function Failed({ error, reset }: ErrorComponentProps) {
  return (
    <Page title="Something went wrong">
      <ErrorState error={error} retry={reset} />
    </Page>
  )
}

function Waiting() {
  return (
    <div className="mx-auto w-full max-w-5xl p-4 md:p-6">
      <SkeletonRows />
    </div>
  )
}

export const makeRouter = (client: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([shell.addChildren(screens), ...entrance]),
    context: { client },
    defaultPreload: 'intent',
    // How old data may be is known to the client of the queries.
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: Failed,
    defaultPendingComponent: Waiting,
    scrollRestoration: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
