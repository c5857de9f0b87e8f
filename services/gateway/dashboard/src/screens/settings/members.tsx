import { useInfiniteQuery, useMutation, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { useMay, useSetup, type Account } from '@/api/account'
import { api, dataOf, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import { expect, useOptimistic, type Undo } from '@/api/optimistic'
import { inPages, pageOf, paging, type Paged } from '@/api/pages'
import { sentenceOf } from '@/api/problem'
import { startAgain } from '@/shell/session'
import { Age } from '@/ui/age'
import { Button } from '@/ui/button'
import { ConfirmButton } from '@/ui/confirm'
import { CopyText } from '@/ui/copy'
import { Dialog } from '@/ui/dialog'
import { Choice } from '@/ui/field'
import { Panel } from '@/ui/panel'
import { SkeletonRows } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { Table, type Column } from '@/ui/table'
import { toast } from '@/ui/toast'
import { Invitations } from './invitations'
import { roles } from './roles'

type Member = Schema<'MemberView'>

export function Members({ account }: { account: Account }) {
  const owner = useMay('admin')
  const members = useInfiniteQuery({
    queryKey: keys.members,
    queryFn: ({ pageParam }) => pageOf(api.GET('/api/members', { params: { query: { cursor: pageParam } } })),
    ...paging,
  })
  return (
    <>
      <Panel title="Members" hint="A viewer sees everything, an approver decides about Deliveries, an owner does everything.">
        {members.isPending ? (
          <SkeletonRows rows={2} />
        ) : members.isError ? (
          <ErrorState error={members.error} retry={() => void members.refetch()} />
        ) : (
          <MemberTable members={members.data.pages.flatMap((page) => page.items)} account={account} owner={owner} />
        )}
        {members.hasNextPage && (
          <Button className="self-center" disabled={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
            Show more members
          </Button>
        )}
      </Panel>
      {owner && <Invitations />}
    </>
  )
}

function MemberTable({ members, account, owner }: { members: Member[]; account: Account; owner: boolean }) {
  const mail = useSetup().data?.mail
  const [change, remove] = [useChangeRole(), useRemove(account)]
  const columns: Column<Member>[] = [
    {
      name: 'Member',
      cell: (member) => (
        <>
          {member.name}
          {member.account === account.id && ' (you)'}
          <span className="block text-xs text-muted">{member.email}</span>
        </>
      ),
    },
    {
      name: 'Role',
      cell: (member) =>
        owner ? (
          <Choice
            aria-label={`Role of ${member.name}`}
            className="w-36"
            value={member.role}
            onChange={(event) => change.mutate({ member, role: event.target.value as Schema<'Role'> })}
          >
            {roles.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </Choice>
        ) : (
          member.role
        ),
    },
    { name: 'Two-factor', cell: (member) => (member.two_factor ? 'on' : 'off') },
    { name: 'Seen', cell: (member) => (member.last_seen_at ? <Age since={member.last_seen_at} /> : 'not signed in') },
    {
      name: 'Actions',
      cell: (member) => (
        <span className="flex flex-wrap gap-2">
          {owner && mail === false && member.account !== account.id && <ResetLink member={member} />}
          {(owner || member.account === account.id) && (
            <ConfirmButton
              size="small"
              label={member.account === account.id ? 'Leave' : 'Remove'}
              title={member.account === account.id ? 'Leave this organization?' : `Remove ${member.name}?`}
              confirm={member.account === account.id ? 'Leave it' : 'Remove'}
              act={() => remove.mutate(member)}
            >
              <p>Access to this organization ends at once, and so do API keys made for it.</p>
            </ConfirmButton>
          )}
        </span>
      ),
    },
  ]
  return <Table label="Members" rows={members} id={(member) => member.account} columns={columns} />
}

const expectMembers = (client: QueryClient, change: (all: Member[]) => Member[]): Promise<Undo>[] => [
  expect<InfiniteData<Paged<Member>>>(client, keys.members, inPages(change)),
]

const useChangeRole = () =>
  useOptimistic<{ member: Member; role: Schema<'Role'> }, unknown>((client) => ({
    send: ({ member, role }) => api.PATCH('/api/members/{account}', { params: { path: { account: member.account } }, body: { role } }),
    expects: ({ member, role }) => expectMembers(client, (all) => all.map((one) => (one.account === member.account ? { ...one, role } : one))),
    settle: () => client.invalidateQueries({ queryKey: keys.account }),
    about: ({ member }) => member.name,
  }))

/** Somebody else, or oneself: then nothing of the organization stays on the screen. */
const useRemove = (me: Account) =>
  useOptimistic<Member, unknown>((client) => ({
    send: async ({ account }) => {
      await api.DELETE('/api/members/{account}', { params: { path: { account } } })
      if (account === me.id) startAgain()
    },
    expects: ({ account }) => expectMembers(client, (all) => all.filter((one) => one.account !== account)),
    settle: () => client.invalidateQueries({ queryKey: keys.account }),
    about: ({ name }) => name,
  }))

/** Where no mail goes out, an owner hands a link over. */
function ResetLink({ member }: { member: Member }) {
  const make = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/members/{account}/reset-link', {
          params: { path: { account: member.account } },
          body: { clear_two_factor: false },
        }),
      ),
    onError: (failure) => toast('failed', sentenceOf(failure)),
  })
  return (
    <>
      <Button size="small" disabled={make.isPending} onClick={() => make.mutate()}>
        Reset link
      </Button>
      {make.data && (
        <Dialog
          open
          onOpenChange={(open) => !open && make.reset()}
          title={`A new password for ${member.name}`}
          description="Shown once: whoever opens this link sets the password, once. Hand it over yourself."
        >
          <CopyText label="Reset link" text={make.data.link} />
        </Dialog>
      )}
    </>
  )
}
