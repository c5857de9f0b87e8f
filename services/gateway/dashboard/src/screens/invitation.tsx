import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { accountQuery } from '@/api/account'
import { api, dataOf } from '@/api/client'
import { Button } from '@/ui/button'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState } from '@/ui/states'
import { AccountFields, noAccount } from './entrance/account-fields'
import { useEnter, useLinkSecret } from './entrance/entry'
import { Entrance, Refusal } from './entrance/frame'

/** Whoever is signed in accepts; whoever has no account makes one by the link. */
export default function Invitation() {
  const secret = useLinkSecret()
  const account = useQuery(accountQuery)
  return (
    <Entrance title="You are invited">
      {secret === '' ? (
        <EmptyState title="This link is not whole">
          <p>Copy it again, with everything behind the #.</p>
        </EmptyState>
      ) : account.isPending ? (
        <Skeleton className="h-72" />
      ) : account.data ? (
        <Accept secret={secret} email={account.data.email} />
      ) : (
        <Join secret={secret} />
      )}
    </Entrance>
  )
}

function Accept({ secret, email }: { secret: string; email: string }) {
  const enter = useEnter()
  const accept = useMutation({
    mutationFn: () => dataOf(api.POST('/api/invitations/accept', { body: { token: secret } })),
    retry: false,
    onSuccess: (account) => enter(account),
  })
  return (
    <>
      <p>You are signed in as {email}. Accepting makes you a member of the organization that invites you.</p>
      <Refusal error={accept.error} />
      <Button look="primary" disabled={accept.isPending} onClick={() => accept.mutate()}>
        Accept the invitation
      </Button>
    </>
  )
}

function Join({ secret }: { secret: string }) {
  const [form, setForm] = useState(noAccount)
  const enter = useEnter()
  const join = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/api/account/sign-up', { body: { ...form, setup_code: null, invitation: secret } })),
    retry: false,
    onSuccess: (made) => {
      if ('organizations' in made) enter(made)
    },
  })
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        join.mutate()
      }}
    >
      <p>Make your account here.</p>
      <AccountFields value={form} onChange={setForm} />
      <Refusal error={join.error} />
      <Button look="primary" type="submit" disabled={join.isPending}>
        Join
      </Button>
      <p className="text-muted">
        You have an account already?{' '}
        <Link to="/sign-in" className="underline underline-offset-2">
          Sign in
        </Link>
        , then open the link once more.
      </p>
    </form>
  )
}
