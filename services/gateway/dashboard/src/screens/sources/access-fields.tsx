import type { Schema } from '@/api/client'
import { Choice, Field, Input, TextArea } from '@/ui/field'

export interface Access {
  access: Schema<'SourceAccess'>
  token: string
  appId: string
  installation: string
  key: string
}

export const noAccess: Access = { access: 'token', token: '', appId: '', installation: '', key: '' }

/** The part of a body that opens the repository. What is left empty stays as it is known. */
export const accessBody = (given: Access): Pick<Schema<'SourcePatch'>, 'access' | 'token' | 'app'> => ({
  access: given.access,
  ...(given.access === 'token' && given.token !== '' && { token: given.token }),
  ...(given.access === 'app' && {
    app: { app_id: given.appId, installation_id: Number(given.installation), private_key: given.key || null },
  }),
})

/** How the repository is opened. */
export function AccessFields({ value, onChange, known }: {
  value: Access
  onChange: (value: Access) => void
  /** What is shown of the credential that is stored already. */
  known?: string
}) {
  const set = (name: keyof Access) => (event: { target: { value: string } }) =>
    onChange({ ...value, [name]: event.target.value })
  return (
    <>
      <Field label="Access" hint={hints[value.access]}>
        {(ids) => (
          <Choice {...ids} value={value.access} onChange={set('access')}>
            <option value="token">a token</option>
            <option value="app">a GitHub App</option>
            <option value="none">nothing: the repository is public</option>
            <option value="webhook">nothing: webhooks bring everything</option>
          </Choice>
        )}
      </Field>
      {value.access === 'token' && (
        <Field
          label="Token"
          hint={known ? `Kept: ${known}. Leave it empty to keep it.` : 'Kept encrypted, and never shown again.'}
        >
          {(ids) => (
            <Input {...ids} type="password" autoComplete="off" required={!known} value={value.token} onChange={set('token')} />
          )}
        </Field>
      )}
      {value.access === 'app' && (
        <>
          <Field label="App id or client id">
            {(ids) => <Input {...ids} required value={value.appId} onChange={set('appId')} />}
          </Field>
          <Field label="Installation id">
            {(ids) => <Input {...ids} required inputMode="numeric" pattern="[0-9]+" value={value.installation} onChange={set('installation')} />}
          </Field>
          <Field label="Private key" hint="The PEM file that GitHub made. Kept encrypted; empty keeps the one known already.">
            {(ids) => <TextArea {...ids} value={value.key} onChange={set('key')} spellCheck={false} />}
          </Field>
        </>
      )}
    </>
  )
}

const hints: Record<Schema<'SourceAccess'>, string> = {
  token: 'A fine-grained token with read access to Metadata, Issues, Pull requests, Checks, Commit statuses, Deployments and Actions.',
  app: 'An App of yours that is installed on the repository, with the same read permissions.',
  none: 'Looked at every 5 minutes at most: GitHub allows 60 calls an hour without a credential.',
  webhook: 'Nothing is read. Make a webhook secret after adding it, and enter it at GitHub.',
}
