import { ownPath } from './own-path'

/** Where somebody wanted to go before signing in, and why a company's provider did not bring him in. */
export const entranceSearch = (search: Record<string, unknown>): { to?: string; refused?: string } => {
  const to = ownPath(search.to)
  const refused = typeof search.refused === 'string' ? search.refused : undefined
  return { ...(to !== undefined && { to }), ...(refused !== undefined && { refused }) }
}
