import { phases } from './phases'

/** What a board or a table is narrowed by, as it stands in the address and as the API takes it. */
export interface Filter {
  phase?: string
  status?: string
  repository?: string
  q?: string
  needs?: 'person'
  worker?: string
  min_cost?: number
  min_age?: number
}

export const statuses = ['pending', 'running', 'succeeded', 'failed', 'blocked'] as const

/** Takes what it understands from an address that anybody may have written. */
export function readFilter(search: Record<string, unknown>): Filter {
  const text = (name: string): string | undefined => {
    const value = search[name]
    if (typeof value !== 'string' && typeof value !== 'number') return undefined
    return String(value).trim().slice(0, 200) || undefined
  }
  const words = (name: string, allowed: readonly string[]): string | undefined =>
    text(name)?.split(',').filter((word) => allowed.includes(word)).join(',') || undefined
  const number = (name: string): number | undefined => {
    const value = Number(text(name))
    return Number.isFinite(value) && value > 0 ? value : undefined
  }
  const age = number('min_age')
  return clean({
    phase: words('phase', phases),
    status: words('status', statuses),
    repository: text('repository'),
    q: text('q'),
    needs: search.needs === 'person' ? 'person' : undefined,
    worker: text('worker'),
    min_cost: number('min_cost'),
    min_age: age === undefined ? undefined : Math.round(age),
  })
}

/** Without what is not set, so that equal filters are equal keys and addresses stay short. */
export const clean = (filter: Filter): Filter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')) as Filter

export const isEmpty = (filter: Filter): boolean => Object.keys(clean(filter)).length === 0

/** What the API can sort by; a minus turns it round. */
export const sortOrders = ['number', '-number', 'updated', '-updated', 'age', '-age', 'cost', '-cost'] as const
export type SortOrder = (typeof sortOrders)[number]
