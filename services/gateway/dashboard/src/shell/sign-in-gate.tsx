import { Navigate, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, type ReactNode } from 'react'
import { useAccount } from '@/api/account'
import { ApiProblem } from '@/api/problem'

const NoOrganization = lazy(() => import('@/screens/no-organization'))

/** Sends whoever is not signed in to the sign-in screen, and back afterwards. Where nobody signs in, it does nothing. */
export function SignInGate({ children }: { children: ReactNode }) {
  const account = useAccount()
  const to = useLocation({ select: (location) => location.href })
  if (account.error instanceof ApiProblem && account.error.status === 401)
    return <Navigate to="/sign-in" search={to === '/' ? {} : { to }} replace />
  if (account.data?.organization === null)
    return (
      <Suspense>
        <NoOrganization />
      </Suspense>
    )
  return children
}
