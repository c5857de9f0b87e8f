import { useQuery } from '@tanstack/react-query'
import { useMay } from '@/api/account'
import type { Schema } from '@/api/client'
import { dateTime } from '@/format/time'
import { Age, useNow } from '@/ui/age'
import { Badge } from '@/ui/badge'
import { ConfirmButton } from '@/ui/confirm'
import { Panel } from '@/ui/panel'
import { SkeletonRows } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { Table } from '@/ui/table'
import { tokensQuery } from './queries'
import { useRevoke } from './worker-commands'

type Token = Schema<'TokenView'>

/** What lets workers in. Revoking disconnects them at once. */
export function TokenList() {
  const tokens = useQuery(tokensQuery)
  const admin = useMay('admin')
  const revoke = useRevoke()
  if (tokens.isSuccess && tokens.data.length === 0) return null
  return (
    <Panel title="Worker tokens" hint="Only a hash of each is kept: what was shown once is shown nowhere again.">
      {tokens.isPending ? (
        <SkeletonRows rows={2} />
      ) : tokens.isError ? (
        <ErrorState error={tokens.error} retry={() => void tokens.refetch()} />
      ) : (
        <Table
          label="Worker tokens"
          rows={tokens.data}
          id={(token) => token.id}
          columns={[
            {
              name: 'Token',
              cell: (token) => (
                <>
                  {token.name}
                  <code className="block text-xs text-muted">{token.prefix}...</code>
                </>
              ),
            },
            { name: 'State', cell: (token) => <State token={token} /> },
            { name: 'Tags', cell: (token) => token.tags.join(', ') || 'any' },
            { name: 'Repositories', cell: (token) => token.repositories.join(', ') || 'all' },
            {
              name: 'Made',
              cell: (token) => (
                <>
                  <Age since={token.created_at} /> ago by {token.created_by}
                </>
              ),
            },
            {
              name: 'Used',
              cell: (token) =>
                token.last_used_at === null ? (
                  'never'
                ) : (
                  <>
                    <Age since={token.last_used_at} /> ago{token.last_used_address && ` from ${token.last_used_address}`}
                  </>
                ),
            },
            {
              name: 'Actions',
              cell: (token) =>
                admin && token.revoked_at === null ? (
                  <ConfirmButton
                    size="small"
                    label="Revoke"
                    title={`Revoke the token ${token.name}?`}
                    confirm="Revoke it"
                    act={() => revoke.mutate({ token: token.id })}
                  >
                    <p>
                      Workers that came in with it are disconnected at once and cannot come back. What they run is
                      interrupted when its lease ends.
                    </p>
                  </ConfirmButton>
                ) : null,
            },
          ]}
        />
      )}
    </Panel>
  )
}

function State({ token }: { token: Token }) {
  const now = useNow()
  if (token.revoked_at !== null) return <Badge tone="bad">revoked by {token.revoked_by}</Badge>
  if (token.expires_at === null) return <Badge tone="good">good for ever</Badge>
  if (Date.parse(token.expires_at) <= now) return <Badge tone="idle">ended</Badge>
  return <Badge tone="good">until {dateTime(token.expires_at)}</Badge>
}
