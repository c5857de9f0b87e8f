export const results = ['done', 'refused', 'failed'] as const

export interface AuditFilter {
  actor?: string
  action?: string
  result?: (typeof results)[number]
  from?: string
  to?: string
}

const longest = 200

/** The filters as they stand in the address. */
export function auditSearch(search: Record<string, unknown>): AuditFilter {
  const text = (name: string): string | undefined => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? value.slice(0, longest) : undefined
  }
  const day = (name: string): string | undefined => {
    const value = text(name)
    return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
  }
  const all: AuditFilter = {
    actor: text('actor'),
    action: text('action'),
    result: results.find((one) => one === search.result),
    from: day('from'),
    to: day('to'),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}
