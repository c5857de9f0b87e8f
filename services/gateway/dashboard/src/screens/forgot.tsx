import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSetup } from '@/api/account'
import { api, dataOf } from '@/api/client'
import { Button } from '@/ui/button'
import { Field, Input } from '@/ui/field'
import { Entrance, Refusal } from './entrance/frame'

export default function Forgot() {
  const setup = useSetup()
  const [email, setEmail] = useState('')
  const ask = useMutation({
    mutationFn: () => dataOf(api.POST('/api/account/password/forgot', { body: { email } })),
    retry: false,
  })
  const back = (
    <Link to="/sign-in" className="underline underline-offset-2">
      Back to sign-in
    </Link>
  )
  if (setup.data?.mail === false)
    return (
      <Entrance title="Forgot the password?">
        <p>
          No mail goes out from here. An owner of your organization makes you a link that sets a new password: Settings,
          Members.
        </p>
        {back}
      </Entrance>
    )
  return (
    <Entrance title="Forgot the password?" hint="A mail with a link lets you set a new one.">
      {ask.data ? (
        <p role="status">{ask.data.detail}</p>
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            ask.mutate()
          }}
        >
          <Field label="E-mail">
            {(ids) => (
              <Input {...ids} required autoFocus type="email" autoComplete="username" value={email} onChange={(event) => setEmail(event.target.value)} />
            )}
          </Field>
          <Refusal error={ask.error} />
          <Button look="primary" type="submit" disabled={ask.isPending}>
            Send the mail
          </Button>
        </form>
      )}
      {back}
    </Entrance>
  )
}
