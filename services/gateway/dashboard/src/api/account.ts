import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, dataOf, type Schema } from './client'
import { keys } from './keys'

export type Account = Schema<'AccountView'>

/** How people get in here; open to everybody. */
export const setupQuery = queryOptions({
  queryKey: keys.setup,
  queryFn: () => dataOf(api.GET('/api/account/setup')),
})

export const accountQuery = queryOptions({
  queryKey: keys.account,
  queryFn: () => dataOf(api.GET('/api/account')),
  retry: false,
})

export const useSetup = () => useQuery(setupQuery)

export const useAccount = () => useQuery(accountQuery)

const ranks = { read: 1, act: 2, admin: 3 }

/** Whether the one who is signed in may do this here; no while that is not known yet. */
export function useMay(permission: keyof typeof ranks): boolean {
  const may = useAccount().data?.may
  return may !== undefined && may !== null && ranks[may] >= ranks[permission]
}
