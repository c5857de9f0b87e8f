import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Account } from '@/api/account'
import { api, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import { SaveRow } from '@/ui/save-row'
import { startAgain } from '@/shell/session'
import { Button } from '@/ui/button'
import { Field, Input } from '@/ui/field'
import { Facts, Panel } from '@/ui/panel'
import { toast } from '@/ui/toast'
import { Refusal } from '../entrance/frame'
import { PasswordDialog } from './password-dialog'

export function Profile({ account }: { account: Account }) {
  return (
    <>
      <Name account={account} />
      <Organizations account={account} />
      <Leave />
    </>
  )
}

function Name({ account }: { account: Account }) {
  const [name, setName] = useState(account.name)
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () => dataOf(api.PATCH('/api/account', { body: { name } })),
    onSuccess: (changed) => {
      client.setQueryData(keys.account, changed)
      setName(changed.name)
      toast('done', 'Others see your new name from now on.')
    },
  })
  return (
    <Panel title="You">
      <Facts facts={[['E-mail', account.email]]} />
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Field label="Name" hint="As others see it beside what you decide.">
          {(ids) => <Input {...ids} required autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <SaveRow dirty={name !== account.name} busy={save.isPending} error={save.error} reset={() => setName(account.name)} />
      </form>
    </Panel>
  )
}

function Organizations({ account }: { account: Account }) {
  const [name, setName] = useState('')
  const make = useMutation({
    mutationFn: () => api.POST('/api/organizations', { body: { name } }),
    onSuccess: startAgain,
  })
  return (
    <Panel title="Organizations" hint="Each has its own Deliveries, workers and sources. Switch between them in the menu at the top.">
      <Facts facts={account.organizations.map((one) => [one.name, one.role] as const)} />
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate()
        }}
      >
        <div className="min-w-56 flex-1">
          <Field label="Name of a new one">
            {(ids) => <Input {...ids} required value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
        </div>
        <Button type="submit" disabled={make.isPending}>
          Make it and go there
        </Button>
      </form>
      <Refusal error={make.error} />
    </Panel>
  )
}

function Leave() {
  const [asking, setAsking] = useState(false)
  return (
    <Panel
      title="Delete the account"
      hint="For good. What you decided stays in the history of Deliveries under your name."
      actions={
        <Button look="danger" onClick={() => setAsking(true)}>
          Delete it
        </Button>
      }
    >
      {asking && (
        <PasswordDialog
          title="Delete your account?"
          confirm="Delete it for good"
          danger
          act={async (password) => {
            await api.DELETE('/api/account', { body: { password } })
            startAgain()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Panel>
  )
}
