import type { Overview, Page, PageQuery } from './api'
import { joined } from './model/window'

export type Place = 'start' | 'end' | number
export type RunStatus = 'running' | 'success' | 'failed'

export const pageSize = 200

/** Live at its end, failed at its first error, else at its start; where the address says, if it does. */
export function firstPlace(status: RunStatus, event: number | null, overview: Overview | undefined): Place | null {
  if (event !== null) return event
  if (status === 'running') return overview === undefined ? null : 'end'
  if (status === 'success') return 'start'
  return overview === undefined ? null : (overview.first_error ?? 'end')
}

/** The page with a place in it and what is around. */
export async function pageAround(place: Place, page: (at: PageQuery, limit: number) => Promise<Page>): Promise<Page> {
  if (place === 'start') return page({ after: 0 }, pageSize)
  if (place === 'end') return page({ end: true }, pageSize)
  const [before, after] = await Promise.all([page({ before: place }, pageSize / 2), page({ after: place - 1 }, pageSize)])
  return { ...after, ...joined(before, after) }
}
