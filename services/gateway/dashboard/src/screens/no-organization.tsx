import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useAccount } from '@/api/account'
import { api } from '@/api/client'
import { signOut, startAgain } from '@/shell/session'
import { Button } from '@/ui/button'
import { Field, Input } from '@/ui/field'
import { Entrance, Refusal } from './entrance/frame'

/** For somebody who is signed in and belongs to nothing (any more). */
export default function NoOrganization() {
  const account = useAccount().data
  const [name, setName] = useState('')
  const make = useMutation({
    mutationFn: () => api.POST('/api/organizations', { body: { name } }),
    retry: false,
    onSuccess: startAgain,
  })
  const change = useMutation({
    mutationFn: (id: string) => api.POST('/api/account/organization', { body: { id } }),
    retry: false,
    onSuccess: startAgain,
  })
  return (
    <Entrance title="You are in no organization" hint="Open the link of an invitation, or make an organization of your own.">
      {account?.organizations.map((one) => (
        <Button key={one.id} onClick={() => change.mutate(one.id)}>
          Go to {one.name}
        </Button>
      ))}
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate()
        }}
      >
        <Field label="Name of the organization">
          {(ids) => <Input {...ids} required value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Refusal error={make.error ?? change.error} />
        <Button look="primary" type="submit" disabled={make.isPending}>
          Make it
        </Button>
      </form>
      <Button look="quiet" onClick={() => void signOut()}>
        Sign out
      </Button>
    </Entrance>
  )
}
