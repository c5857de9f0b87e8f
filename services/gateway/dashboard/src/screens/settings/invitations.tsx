import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSetup } from '@/api/account'
import { api, dataOf, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import { expect, useOptimistic } from '@/api/optimistic'
import { dateTime } from '@/format/time'
import { Button } from '@/ui/button'
import { ConfirmButton } from '@/ui/confirm'
import { CopyText } from '@/ui/copy'
import { Choice, Field, Input } from '@/ui/field'
import { Panel } from '@/ui/panel'
import { SkeletonRows } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { Table } from '@/ui/table'
import { Refusal } from '../entrance/frame'
import { roles } from './roles'

/** Links that let people in, once each. */
export function Invitations() {
  const [form, setForm] = useState<{ role: Schema<'Role'>; email: string }>({ role: 'approver', email: '' })
  const client = useQueryClient()
  const closed =
    useSetup().data?.sign_up === 'closed' ? ' Sign-up is closed here, so only somebody who has an account already can use it.' : ''
  const refresh = () => client.invalidateQueries({ queryKey: keys.invitations })
  const withdraw = useOptimistic<string, unknown>(() => ({
    send: (id) => api.DELETE('/api/invitations/{id}', { params: { path: { id } } }),
    expects: (id) => [expect<Schema<'InvitationView'>[]>(client, keys.invitations, (all) => all.filter((one) => one.id !== id))],
    settle: refresh,
  }))
  const open = useQuery({ queryKey: keys.invitations, queryFn: () => dataOf(api.GET('/api/invitations')) })
  const invite = useMutation({
    mutationFn: () => dataOf(api.POST('/api/invitations', { body: { role: form.role, email: form.email || null } })),
    retry: false,
    onSuccess: refresh,
  })
  return (
    <Panel title="Invitations" hint={`A link lets one person in, once. Hand it over yourself.${closed}`}>
      <form
        className="flex flex-wrap items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          invite.mutate()
        }}
      >
        <div className="w-36">
          <Field label="As">
            {(ids) => (
              <Choice {...ids} value={form.role} onChange={(event) => setForm({ ...form, role: event.target.value as Schema<'Role'> })}>
                {roles.map((role) => (
                  <option key={role}>{role}</option>
                ))}
              </Choice>
            )}
          </Field>
        </div>
        <div className="min-w-56 flex-1">
          <Field label="Only for this address" hint="Empty: whoever has the link.">
            {(ids) => (
              <Input {...ids} type="email" autoComplete="off" value={form.email} onChange={(event) => setForm({ ...form, email: event.target.value })} />
            )}
          </Field>
        </div>
        <Button look="primary" type="submit" className="mt-6.5" disabled={invite.isPending}>
          Make a link
        </Button>
      </form>
      <Refusal error={invite.error} />
      {invite.data && (
        <div className="flex flex-col gap-1">
          <CopyText label="Invitation link" text={invite.data.link} />
          <p className="text-warn">This is the only time that it is shown. It is good until {dateTime(invite.data.expires_at)}.</p>
        </div>
      )}
      {open.isPending ? (
        <SkeletonRows rows={1} />
      ) : open.isError ? (
        <ErrorState error={open.error} retry={() => void open.refetch()} />
      ) : open.data.length === 0 ? (
        <p className="text-muted">No invitation is open.</p>
      ) : (
        <Table
          label="Open invitations"
          rows={open.data}
          id={(one) => one.id}
          columns={[
            { name: 'For', cell: (one) => one.email ?? 'whoever has the link' },
            { name: 'Role', cell: (one) => one.role },
            { name: 'By', cell: (one) => one.by },
            { name: 'Ends', cell: (one) => dateTime(one.expires_at) },
            {
              name: 'Actions',
              cell: (one) => (
                <ConfirmButton
                  size="small"
                  label="Withdraw"
                  title="Withdraw this invitation?"
                  confirm="Withdraw it"
                  act={() => withdraw.mutate(one.id)}
                >
                  <p>Its link lets nobody in any more.</p>
                </ConfirmButton>
              ),
            },
          ]}
        />
      )}
    </Panel>
  )
}
