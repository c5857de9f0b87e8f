import { useInfiniteQuery, useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay, type Account } from '@/api/account'
import { api, dataOf, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import { expect, useOptimistic } from '@/api/optimistic'
import { inPages, pageOf, paging, type Paged } from '@/api/pages'
import { dateTime } from '@/format/time'
import { Age, useNow } from '@/ui/age'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { ConfirmButton } from '@/ui/confirm'
import { CopyText } from '@/ui/copy'
import { Choice, Field, Input } from '@/ui/field'
import { Panel } from '@/ui/panel'
import { SkeletonRows } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { Table } from '@/ui/table'
import { Refusal } from '../entrance/frame'

type Key = Schema<'KeyView'>
type Scope = 'read' | 'act' | 'admin'

const day = 86_400_000

/** For scripts: each acts for who made it, in this organization, and may do no more than its scope. */
export function ApiKeys({ account }: { account: Account }) {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: keys.apiKeys })
  const revoke = useOptimistic<Key, unknown>(() => ({
    send: ({ id }) => api.DELETE('/api/keys/{id}', { params: { path: { id } } }),
    expects: ({ id }) => {
      const revoked = { revoked_at: new Date().toISOString(), revoked_by: 'you' }
      return [expect<InfiniteData<Paged<Key>>>(client, keys.apiKeys, inPages((keysThere) => keysThere.map((one) => (one.id === id ? { ...one, ...revoked } : one))))]
    },
    settle: refresh,
    about: ({ name }) => name,
  }))
  const all = useInfiniteQuery({
    queryKey: keys.apiKeys,
    queryFn: ({ pageParam }) => pageOf(api.GET('/api/keys', { params: { query: { cursor: pageParam } } })),
    ...paging,
  })
  const rows = all.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Panel title="API keys" hint="For scripts: each acts for you in this organization. Sent as Authorization: Bearer KEY.">
      <NewKey onMade={refresh} />
      {all.isPending ? (
        <SkeletonRows rows={2} />
      ) : all.isError ? (
        <ErrorState error={all.error} retry={() => void all.refetch()} />
      ) : rows.length === 0 ? (
        <p className="text-muted">There is no key yet.</p>
      ) : (
        <Table
          label="API keys"
          rows={rows}
          id={(key) => key.id}
          columns={[
            {
              name: 'Key',
              cell: (key) => (
                <>
                  {key.name}
                  {key.account !== account.id && ' (of another member)'}
                  <code className="block text-xs text-muted">{key.prefix}...</code>
                </>
              ),
            },
            { name: 'May', cell: (key) => key.scope },
            { name: 'State', cell: (key) => <State of={key} /> },
            {
              name: 'Used',
              cell: (key) =>
                key.last_used_at ? (
                  <>
                    <Age since={key.last_used_at} /> ago{key.last_used_address && ` from ${key.last_used_address}`}
                  </>
                ) : (
                  'never'
                ),
            },
            {
              name: 'Actions',
              cell: (key) =>
                key.revoked_at === null && (
                  <ConfirmButton
                    size="small"
                    label="Revoke"
                    title={`Revoke the key ${key.name}?`}
                    confirm="Revoke it"
                    act={() => revoke.mutate(key)}
                  >
                    <p>It is refused from then on, and what it listens to ends.</p>
                  </ConfirmButton>
                ),
            },
          ]}
        />
      )}
      {all.hasNextPage && (
        <Button className="self-center" disabled={all.isFetchingNextPage} onClick={() => void all.fetchNextPage()}>
          Show more keys
        </Button>
      )}
    </Panel>
  )
}

function State({ of }: { of: Key }) {
  const now = useNow()
  if (of.revoked_at !== null) return <Badge tone="bad">revoked by {of.revoked_by}</Badge>
  if (Date.parse(of.expires_at) <= now) return <Badge tone="idle">ended</Badge>
  return <Badge tone="good">until {dateTime(of.expires_at)}</Badge>
}

function NewKey({ onMade }: { onMade: () => Promise<unknown> }) {
  const [form, setForm] = useState<{ name: string; scope: Scope; days: string }>({ name: '', scope: 'read', days: '90' })
  const [mayAct, mayAll] = [useMay('act'), useMay('admin')]
  const make = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/keys', {
          body: {
            name: form.name,
            scope: form.scope,
            expires_at: new Date(Date.now() + Number(form.days) * day).toISOString(),
          },
        }),
      ),
    retry: false,
    onSuccess: async () => {
      setForm({ ...form, name: '' })
      await onMade()
    },
  })
  return (
    <>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate()
        }}
      >
        <div className="min-w-48 flex-1">
          <Field label="Name of a new key">
            {(ids) => (
              <Input {...ids} required maxLength={100} value={form.name} onChange={(event) => setForm({ ...form, name: event.target.value })} />
            )}
          </Field>
        </div>
        <div className="w-44">
          <Field label="May">
            {(ids) => (
              <Choice {...ids} value={form.scope} onChange={(event) => setForm({ ...form, scope: event.target.value as Scope })}>
                <option value="read">read</option>
                {mayAct && <option value="act">act on Deliveries</option>}
                {mayAll && <option value="admin">do everything</option>}
              </Choice>
            )}
          </Field>
        </div>
        <div className="w-32">
          <Field label="Ends">
            {(ids) => (
              <Choice {...ids} value={form.days} onChange={(event) => setForm({ ...form, days: event.target.value })}>
                <option value="7">in 7 days</option>
                <option value="90">in 90 days</option>
                <option value="365">in a year</option>
              </Choice>
            )}
          </Field>
        </div>
        <Button look="primary" type="submit" disabled={make.isPending}>
          Make a key
        </Button>
      </form>
      <Refusal error={make.error} />
      {make.data && (
        <div className="flex flex-col gap-1">
          <CopyText label="API key" text={make.data.key} />
          <p className="text-warn">This is the only time that it is shown.</p>
        </div>
      )}
    </>
  )
}
