import { apiUrl } from '@/api/address'
import { api, dataOf, type Schema } from '@/api/client'
import type { NumberedEvent } from './model/items'
import type { EventsPage } from './model/window'

export type Overview = Schema<'Overview'>
export type AgentOverview = Schema<'AgentOverview'>
export type SearchHit = Schema<'SearchHit'>

export interface RunAddress {
  delivery: string
  run: string
}

/** Whose events: all, one agent's, or all but some agents'. */
export interface AgentFilter {
  only?: string | undefined
  except?: readonly string[]
}

export interface Page extends EventsPage {
  /** Nothing more will ever come. */
  closed: boolean
  /** It reaches the last event there is now. */
  at_end: boolean
}

/** Characters of a text that a row can show at once, with some to unfold. */
export const longestText = 8000

export type PageQuery = { after: number } | { before: number } | { end: true }

export async function loadPage(
  { delivery, run }: RunAddress, at: PageQuery, filter: AgentFilter, limit: number, signal: AbortSignal,
): Promise<Page> {
  const query = {
    ...('after' in at ? { after: `${at.after}` } : 'before' in at ? { before: `${at.before}` } : { end: true }),
    limit: `${limit}`, cut: `${longestText}`,
    ...(filter.only !== undefined && { agent: filter.only }),
    ...(filter.except?.length && { except: filter.except.join(',') }),
  }
  const page = await dataOf(api.GET('/api/deliveries/{id}/runs/{run}/events', { params: { path: { id: delivery, run }, query }, signal }))
  return { ...page, events: page.events as NumberedEvent[], next_before: page.next_before ?? null, next_after: page.next_after ?? null }
}

export const loadOverview = ({ delivery, run }: RunAddress): Promise<Overview> =>
  dataOf(api.GET('/api/deliveries/{id}/runs/{run}/overview', { params: { path: { id: delivery, run } } }))

export const loadHits = (
  { delivery, run }: RunAddress, text: string, after: number, agent: string | undefined, signal: AbortSignal,
): Promise<Schema<'SearchAnswer'>> =>
  dataOf(
    api.GET('/api/deliveries/{id}/runs/{run}/search', {
      params: { path: { id: delivery, run }, query: { q: text, after: `${after}`, ...(agent !== undefined && { agent }) } }, signal,
    }),
  )

export async function loadWhole({ delivery, run }: RunAddress, event: NumberedEvent | { sequence: number; agent: string }): Promise<NumberedEvent> {
  const whole = await dataOf(
    api.GET('/api/deliveries/{id}/runs/{run}/events/{sequence}', { params: { path: { id: delivery, run, sequence: event.sequence } } }),
  )
  return { sequence: event.sequence, agent: event.agent, bytes: 0, cut: false, event: whole }
}

const runUrl = ({ delivery, run }: RunAddress): string => apiUrl(`/api/deliveries/${delivery}/runs/${run}`)

export const jsonLinesUrl = (address: RunAddress): string => `${runUrl(address)}/raw`
export const htmlUrl = (address: RunAddress): string => `${runUrl(address)}/html`
export const streamUrl = ({ delivery, run }: RunAddress): string =>
  apiUrl(`/api/deliveries/${delivery}/stream?run=${run}&cut=${longestText}`)
