import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '@/api/client'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/states'
import { NewPassword } from './entrance/account-fields'
import { useLinkSecret } from './entrance/entry'
import { Entrance, Refusal } from './entrance/frame'

/** Sets a new password by a link. */
export default function Reset() {
  const secret = useLinkSecret()
  const [password, setPassword] = useState('')
  const reset = useMutation({
    mutationFn: () => api.POST('/api/account/password/reset', { body: { token: secret, password } }),
    retry: false,
  })
  return (
    <Entrance title="Set a new password" hint="Every session of the account ends with it.">
      {secret === '' ? (
        <EmptyState title="This link is not whole">
          <p>Copy it again, with everything behind the #.</p>
        </EmptyState>
      ) : reset.isSuccess ? (
        <>
          <p role="status">The new password holds.</p>
          <Button asChild look="primary">
            <Link to="/sign-in">Sign in</Link>
          </Button>
        </>
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            reset.mutate()
          }}
        >
          <NewPassword label="New password" value={password} onChange={setPassword} />
          <Refusal error={reset.error} />
          <Button look="primary" type="submit" disabled={reset.isPending}>
            Set it
          </Button>
        </form>
      )}
    </Entrance>
  )
}
