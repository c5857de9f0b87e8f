import { ownPath } from './own-path'

/** Where somebody wanted to go before signing in. */
export const entranceSearch = (search: Record<string, unknown>): { to?: string } => {
  const to = ownPath(search.to)
  return to === undefined ? {} : { to }
}
