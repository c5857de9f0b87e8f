import { QueryClient } from '@tanstack/react-query'
import { mayPass } from './problem'

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
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
