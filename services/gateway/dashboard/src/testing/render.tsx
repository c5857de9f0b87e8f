import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { vi } from 'vitest'
import type { ReactElement } from 'react'

/** Answers by method and path, as "GET /api/workers"; a number is a refusal of that status. Every call is kept. */
export function answering(answers: Record<string, unknown>): { method: string; path: string; body: unknown }[] {
  const calls: { method: string; path: string; body: unknown }[] = []
  vi.stubGlobal('fetch', async (asked: Request | string, init?: RequestInit) => {
    const request = typeof asked === 'string' ? new Request(asked, init) : asked
    const { pathname } = new URL(request.url)
    const text = await request.clone().text()
    calls.push({ method: request.method, path: pathname, body: text === '' ? null : JSON.parse(text) })
    const answer = answers[`${request.method} ${pathname}`]
    if (answer === undefined) return Response.json({ detail: `No answer for ${request.method} ${pathname}` }, { status: 500 })
    return answer instanceof Response ? answer.clone() : Response.json(answer)
  })
  return calls
}

/** A refusal as servers give it. */
export const refusal = (status: number, detail: string, more: object = {}): Response =>
  Response.json({ detail, status, ...more }, { status, headers: { 'content-type': 'application/problem+json' } })

/** A component at an address, with what all of them stand in. */
export function show(element: ReactElement, path = '/'): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })
  const root = createRootRoute()
  const any = createRoute({ getParentRoute: () => root, path: '$', component: () => element })
  const index = createRoute({ getParentRoute: () => root, path: '/', component: () => element })
  const router = createRouter({
    routeTree: root.addChildren([index, any]),
    history: createMemoryHistory({ initialEntries: [path] }),
  })
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  )
  return client
}
