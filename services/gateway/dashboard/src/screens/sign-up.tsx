import { useMutation } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSetup } from '@/api/account'
import { api, dataOf } from '@/api/client'
import { Button } from '@/ui/button'
import { Field, Input } from '@/ui/field'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { AccountFields, noAccount } from './entrance/account-fields'
import { useEnter } from './entrance/entry'
import { Entrance, Refusal } from './entrance/frame'

/** The first account by the setup code of the log; later ones by mail where that is open. */
export default function SignUp() {
  const setup = useSetup()
  if (setup.data && !setup.data.login) return <Navigate to="/" replace />
  if (setup.isError)
    return (
      <Entrance title="Sign up">
        <ErrorState error={setup.error} retry={() => void setup.refetch()} />
      </Entrance>
    )
  if (setup.isPending)
    return (
      <Entrance title="Sign up">
        <Skeleton className="h-80" />
      </Entrance>
    )
  if (setup.data.needs_setup)
    return (
      <Entrance
        title="Make the first account"
        hint="It owns this JakeOps. The setup code stands in the log of the gateway, or of the program that you started."
      >
        <Form first />
      </Entrance>
    )
  return (
    <Entrance title="Sign up">
      {setup.data.sign_up === 'open' ? (
        <Form />
      ) : (
        <EmptyState title="Accounts are made by invitation">
          <p>Ask an owner of your organization for a link.</p>
          <Link to="/sign-in" className="underline underline-offset-2">
            Sign in
          </Link>
        </EmptyState>
      )}
    </Entrance>
  )
}

function Form({ first = false }: { first?: boolean }) {
  const [account, setAccount] = useState(noAccount)
  const [code, setCode] = useState('')
  const enter = useEnter()
  const signUp = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/account/sign-up', { body: { ...account, setup_code: first ? code : null, invitation: null } }),
      ),
    retry: false,
    onSuccess: (made) => {
      if ('organizations' in made) enter(made)
    },
  })
  if (signUp.data && 'detail' in signUp.data) return <p role="status">{signUp.data.detail}</p>
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        signUp.mutate()
      }}
    >
      {first && (
        <Field label="Setup code">
          {(ids) => (
            <Input {...ids} required autoFocus autoComplete="off" value={code} onChange={(event) => setCode(event.target.value)} />
          )}
        </Field>
      )}
      <AccountFields value={account} onChange={setAccount} />
      <Refusal error={signUp.error} />
      <Button look="primary" type="submit" disabled={signUp.isPending}>
        Make the account
      </Button>
    </form>
  )
}
