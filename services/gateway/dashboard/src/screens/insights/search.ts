import { isoDay, lastDays, type Range } from './range'

/** The range as it stands in the address; whatever is no range is the last 30 days. */
export function insightsSearch(search: Record<string, unknown>): Partial<Range> {
  const { from, to } = search
  return isDay(from) && isDay(to) && from <= to ? { from, to } : {}
}

export const rangeOf = (search: Partial<Range>): Range =>
  search.from !== undefined && search.to !== undefined ? { from: search.from, to: search.to } : lastDays(30)

const isDay = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const at = Date.parse(value)
  return !Number.isNaN(at) && isoDay(at) === value
}
