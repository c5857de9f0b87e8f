import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '@/api/client'
import { Button } from '@/ui/button'
import { Field, Input } from '@/ui/field'
import { EmptyState } from '@/ui/states'
import { useEnter, useLinkSecret } from './entrance/entry'
import { Entrance, Refusal } from './entrance/frame'

/** Makes the account that the mail's link stands for. */
export default function Confirm() {
  const secret = useLinkSecret()
  const [password, setPassword] = useState('')
  const enter = useEnter()
  const confirm = useMutation({
    mutationFn: () => dataOf(api.POST('/api/account/sign-up/confirm', { body: { token: secret, password } })),
    retry: false,
    onSuccess: (account) => enter(account),
  })
  return (
    <Entrance title="Confirm your address" hint="With the password that you chose when you signed up.">
      {secret === '' ? (
        <EmptyState title="This link is not whole">
          <p>Copy it again, with everything behind the #.</p>
        </EmptyState>
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            confirm.mutate()
          }}
        >
          <Field label="Password">
            {(ids) => (
              <Input
                {...ids}
                required
                autoFocus
                type="password"
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <Refusal error={confirm.error} />
          <Button look="primary" type="submit" disabled={confirm.isPending}>
            Confirm
          </Button>
        </form>
      )}
    </Entrance>
  )
}
