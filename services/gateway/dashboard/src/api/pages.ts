import type { InfiniteData } from '@tanstack/react-query'

/** One page of a list, and where the next one begins. */
export interface Paged<T> {
  items: T[]
  next: string | undefined
}

/** The cursor of the next page as the Link header names it. */
export function nextCursor(headers: Headers): string | undefined {
  const link = /<([^>]*)>;\s*rel="?next"?/.exec(headers.get('Link') ?? '')?.[1]
  return link === undefined ? undefined : (new URL(link, 'http://any').searchParams.get('cursor') ?? undefined)
}

export async function pageOf<T>(answer: Promise<{ data?: T[]; response: Response }>): Promise<Paged<T>> {
  const { data, response } = await answer
  return { items: data ?? [], next: nextCursor(response.headers) }
}

/** Changes what the pages of an infinite query hold. */
export const inPages = <T>(change: (items: T[]) => T[]) => (known: InfiniteData<Paged<T>>): InfiniteData<Paged<T>> => ({
  ...known, pages: known.pages.map((page) => ({ ...page, items: change(page.items) })),
})

/** For an infinite query of pages. */
export const paging = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: Paged<unknown>) => last.next,
}
