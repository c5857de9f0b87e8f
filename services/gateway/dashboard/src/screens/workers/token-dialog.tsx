import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import { sentenceOf } from '@/api/problem'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Choice, Field, Input } from '@/ui/field'
import { Connected } from './token-connected'

const words = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '')

/** Makes a worker token, shows it this once, and waits until a worker has come in with it. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<Schema<'MadeToken'> | null>(null)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={made ? `Start the worker ${made.name}` : 'Connect a worker'}
      description={
        made
          ? 'This is the only time that the token is shown.'
          : 'A token lets machines of yours come in and run agents. Everything but the name may stay empty.'
      }
      footer={made && <Button onClick={onClose}>Close</Button>}
    >
      {made ? <Connected token={made} /> : <TokenForm onMade={setMade} />}
    </Dialog>
  )
}

function TokenForm({ onMade }: { onMade: (token: Schema<'MadeToken'>) => void }) {
  const [form, setForm] = useState({ name: '', tags: '', repositories: '', days: '90' })
  const client = useQueryClient()
  const make = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/workers/tokens', {
          body: {
            name: form.name,
            tags: words(form.tags),
            repositories: words(form.repositories),
            expires_in_days: form.days === '' ? null : Number(form.days),
          },
        }),
      ),
    onSuccess: (token) => {
      onMade(token)
      void client.invalidateQueries({ queryKey: keys.workerTokens })
    },
  })
  const set = (name: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [name]: event.target.value })
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate()
      }}
    >
      <Field label="Name" hint="What it is for: the machine, or the fleet that shares it.">
        {(ids) => <Input {...ids} required autoFocus maxLength={100} value={form.name} onChange={set('name')} />}
      </Field>
      <Field label="Tags" hint="Tags that its workers may offer, such as linux gpu. Empty: any.">
        {(ids) => <Input {...ids} autoComplete="off" value={form.tags} onChange={set('tags')} />}
      </Field>
      <Field label="Repositories" hint="What its workers get work for: acme/app, acme/*, github.com/acme/*. Empty: all.">
        {(ids) => <Input {...ids} autoComplete="off" value={form.repositories} onChange={set('repositories')} />}
      </Field>
      <Field label="Ends" hint="After that no worker comes in with it.">
        {(ids) => (
          <Choice {...ids} value={form.days} onChange={set('days')}>
            <option value="7">in 7 days</option>
            <option value="30">in 30 days</option>
            <option value="90">in 90 days</option>
            <option value="365">in a year</option>
            <option value="">never</option>
          </Choice>
        )}
      </Field>
      {make.isError && (
        <p role="alert" className="text-bad">
          {sentenceOf(make.error)}
        </p>
      )}
      <Button look="primary" type="submit" disabled={make.isPending} className="self-end">
        Make the token
      </Button>
    </form>
  )
}
