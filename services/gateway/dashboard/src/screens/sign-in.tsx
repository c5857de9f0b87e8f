import { useMutation } from '@tanstack/react-query'
import { Link, Navigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useSetup } from '@/api/account'
import { apiUrl } from '@/api/address'
import { api, dataOf } from '@/api/client'
import { ApiProblem } from '@/api/problem'
import { Button } from '@/ui/button'
import { Field, Input } from '@/ui/field'
import { Skeleton } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { useEnter } from './entrance/entry'
import { Entrance, Refusal } from './entrance/frame'
import { providerRefusal } from './entrance/provider-refusals'

type Step = 'password' | 'code' | 'recovery'

export default function SignIn() {
  const setup = useSetup()
  const { to, refused } = useSearch({ from: '/sign-in' })
  const why = providerRefusal(refused)
  if (setup.data && !setup.data.login) return <Navigate to="/" replace />
  if (setup.data?.needs_setup) return <Navigate to="/sign-up" replace />
  return (
    <Entrance title="Sign in">
      {setup.isError ? (
        <ErrorState error={setup.error} retry={() => void setup.refetch()} />
      ) : setup.isPending ? (
        <Skeleton className="h-56" />
      ) : (
        <>
          {why !== undefined && <Refusal error={new Error(why)} />}
          <Form to={to} />
          {setup.data.providers.map((provider) => (
            <Button key={provider.id} asChild>
              <a href={apiUrl(`/api/account/providers/${provider.id}/sign-in?return_to=${encodeURIComponent(to ?? '/')}`)}>
                {provider.label}
              </a>
            </Button>
          ))}
          {setup.data.sign_up === 'open' && (
            <p>
              No account yet?{' '}
              <Link to="/sign-up" className="underline underline-offset-2">
                Sign up
              </Link>
            </p>
          )}
        </>
      )}
    </Entrance>
  )
}

function Form({ to }: { to: string | undefined }) {
  const [step, setStep] = useState<Step>('password')
  const [form, setForm] = useState({ email: '', password: '', code: '' })
  const enter = useEnter()
  const signIn = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/account/sign-in', {
          body: {
            email: form.email,
            password: form.password,
            code: step === 'code' ? form.code : null,
            recovery_code: step === 'recovery' ? form.code : null,
          },
        }),
      ),
    retry: false,
    onSuccess: (account) => enter(account, to),
    onError: (failure) => {
      if (step === 'password' && failure instanceof ApiProblem && failure.body.two_factor === true) setStep('code')
    },
  })
  const asked = step === 'code' && signIn.error instanceof ApiProblem && form.code === ''
  const set = (name: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [name]: event.target.value })
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        signIn.mutate()
      }}
    >
      {step === 'password' ? (
        <>
          <Field label="E-mail">
            {(ids) => (
              <Input {...ids} required autoFocus type="email" autoComplete="username" value={form.email} onChange={set('email')} />
            )}
          </Field>
          <Field label="Password">
            {(ids) => (
              <Input {...ids} required type="password" autoComplete="current-password" value={form.password} onChange={set('password')} />
            )}
          </Field>
        </>
      ) : (
        <Field
          key={step}
          label={step === 'code' ? 'Code of your authenticator app' : 'Recovery code'}
          hint={step === 'recovery' ? 'One of those that you kept; each is good once.' : undefined}
        >
          {(ids) => (
            <Input
              {...ids}
              required
              autoFocus
              autoComplete={step === 'code' ? 'one-time-code' : 'off'}
              inputMode={step === 'code' ? 'numeric' : 'text'}
              value={form.code}
              onChange={set('code')}
            />
          )}
        </Field>
      )}
      {!asked && <Refusal error={signIn.error} />}
      <Button look="primary" type="submit" disabled={signIn.isPending}>
        Sign in
      </Button>
      {step === 'password' ? (
        <Link to="/forgot" className="underline underline-offset-2">
          Forgot the password?
        </Link>
      ) : (
        <Button
          look="quiet"
          onClick={() => {
            setStep(step === 'code' ? 'recovery' : 'code')
            setForm({ ...form, code: '' })
          }}
        >
          {step === 'code' ? 'Use a recovery code' : 'Use the authenticator app'}
        </Button>
      )}
    </form>
  )
}
