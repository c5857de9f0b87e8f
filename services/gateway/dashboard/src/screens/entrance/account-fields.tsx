import { Field, Input } from '@/ui/field'

export interface NewAccount {
  email: string
  name: string
  password: string
}

export const noAccount: NewAccount = { email: '', name: '', password: '' }

/** What every new account tells. */
export function AccountFields({ value, onChange }: { value: NewAccount; onChange: (value: NewAccount) => void }) {
  const set = (name: keyof NewAccount) => (event: { target: { value: string } }) =>
    onChange({ ...value, [name]: event.target.value })
  return (
    <>
      <Field label="E-mail">
        {(ids) => <Input {...ids} required type="email" autoComplete="username" value={value.email} onChange={set('email')} />}
      </Field>
      <Field label="Name" hint="As others see it beside what you decide.">
        {(ids) => <Input {...ids} required autoComplete="name" value={value.name} onChange={set('name')} />}
      </Field>
      <NewPassword value={value.password} onChange={(password) => onChange({ ...value, password })} />
    </>
  )
}

export function NewPassword({ value, onChange, label = 'Password' }: {
  value: string
  onChange: (value: string) => void
  label?: string
}) {
  return (
    <Field label={label} hint="Long is what counts: a few words that nobody guesses.">
      {(ids) => (
        <Input
          {...ids}
          required
          type="password"
          autoComplete="new-password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
