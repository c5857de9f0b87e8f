import { Navigate, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useAccount } from '@/api/account'
import { ApiProblem } from '@/api/problem'

const NoOrganization = lazy(() => import('@/screens/no-organization'))

/** Sends whoever is not signed in to the sign-in screen, and back afterwards. Where nobody signs in, it does nothing. */
export function SignInGate({ children }: { children: ReactNode }) {
  const account = useAccount()
  if (account.error instanceof ApiProblem && account.error.status === 401) return <ToSignIn />
  if (account.data?.organization === null)
    return (
      <Suspense>
        <NoOrganization />
      </Suspense>
    )
  return children
}

/** Remembers where somebody wanted to go: the address changes while this is still there. */
function ToSignIn() {
  const router = useRouter()
  const [to] = useState(() => router.state.location.href)
  return <Navigate to="/sign-in" search={to === '/' ? {} : { to }} replace />
}
