import { QueryCache, QueryClient } from '@tanstack/react-query'
import { keys } from './keys'
import { ApiProblem, mayPass } from './problem'

export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError(failure, query) {
        // The session has ended: who is signed in is asked anew, and the shell leads to the sign-in screen.
        if (failure instanceof ApiProblem && failure.status === 401 && query.queryHash !== JSON.stringify(keys.account))
          void client.invalidateQueries({ queryKey: keys.account, exact: true })
      },
    }),
    defaultOptions: {
      queries: {
        // Live events say when something is old; time alone says it for what they do not cover.
        staleTime: 60_000,
        retry: (count, failure) => count < 2 && mayPass(failure),
        refetchOnWindowFocus: false,
      },
      mutations: { retry: (count, failure) => count < 2 && mayPass(failure) },
    },
  })
  return client
}
