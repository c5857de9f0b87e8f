import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Account } from '@/api/account'
import { api, dataOf, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import { expect, useOptimistic } from '@/api/optimistic'
import { Age } from '@/ui/age'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Field, Input } from '@/ui/field'
import { Panel } from '@/ui/panel'
import { SkeletonRows } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { Table } from '@/ui/table'
import { toast } from '@/ui/toast'
import { NewPassword } from '../entrance/account-fields'
import { Refusal } from '../entrance/frame'
import { TwoFactor } from './two-factor'

export function Security({ account }: { account: Account }) {
  return (
    <>
      <Password />
      <TwoFactor account={account} />
      <Sessions />
    </>
  )
}

function Password() {
  const [form, setForm] = useState({ current: '', new: '' })
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () => api.POST('/api/account/password', { body: form }),
    retry: false,
    onSuccess: () => {
      setForm({ current: '', new: '' })
      toast('done', 'The new password holds; every other session has ended.')
      void client.invalidateQueries({ queryKey: keys.sessions })
    },
  })
  return (
    <Panel title="Password" hint="Every other session ends when it changes.">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Field label="Current password">
          {(ids) => (
            <Input
              {...ids}
              required
              type="password"
              autoComplete="current-password"
              value={form.current}
              onChange={(event) => setForm({ ...form, current: event.target.value })}
            />
          )}
        </Field>
        <NewPassword label="New password" value={form.new} onChange={(password) => setForm({ ...form, new: password })} />
        <Refusal error={save.error} />
        <Button type="submit" className="self-start" disabled={save.isPending}>
          Change the password
        </Button>
      </form>
    </Panel>
  )
}

function Sessions() {
  const sessions = useQuery({ queryKey: keys.sessions, queryFn: () => dataOf(api.GET('/api/account/sessions')) })
  const end = useOptimistic<string, unknown>((client) => ({
    send: (id) => api.DELETE('/api/account/sessions/{id}', { params: { path: { id } } }),
    expects: (id) => [expect<Schema<'SessionView'>[]>(client, keys.sessions, (all) => all.filter((one) => one.id !== id))],
    settle: () => client.invalidateQueries({ queryKey: keys.sessions }),
  }))
  return (
    <Panel title="Sessions" hint="Browsers that are signed in as you.">
      {sessions.isPending ? (
        <SkeletonRows rows={2} />
      ) : sessions.isError ? (
        <ErrorState error={sessions.error} retry={() => void sessions.refetch()} />
      ) : (
        <Table
          label="Sessions"
          rows={sessions.data}
          id={(session) => session.id}
          columns={[
            { name: 'Browser', cell: (session) => session.agent || 'not told' },
            { name: 'Address', cell: (session) => session.address },
            {
              name: 'Used',
              cell: (session) => (
                <>
                  <Age since={session.last_seen_at} /> ago
                </>
              ),
            },
            {
              name: 'Begun',
              cell: (session) => (
                <>
                  <Age since={session.created_at} /> ago
                </>
              ),
            },
            {
              name: 'Actions',
              cell: (session) =>
                session.current ? (
                  <Badge tone="good">this one</Badge>
                ) : (
                  <Button size="small" onClick={() => end.mutate(session.id)}>
                    End it
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Panel>
  )
}
