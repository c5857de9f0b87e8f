import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download, ScrollText } from 'lucide-react'
import { useMay } from '@/api/account'
import { apiUrl } from '@/api/address'
import { api, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import { pageOf, paging } from '@/api/pages'
import { dateTime } from '@/format/time'
import { Badge, type Tone } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Page } from '@/ui/page'
import { SkeletonRows } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { Table } from '@/ui/table'
import { Filters } from './audit/filters'
import type { AuditFilter } from './audit/search'

type Entry = Schema<'AuditView'>

/** The last day counts too. */
const queryOf = ({ to, ...rest }: AuditFilter) => ({
  ...rest,
  ...(to !== undefined && { to: new Date(Date.parse(to) + 86_400_000).toISOString() }),
})

export default function Audit() {
  const filter = useSearch({ from: '/shell/audit' })
  const navigate = useNavigate()
  const owner = useMay('admin')
  const query = queryOf(filter)
  const entries = useInfiniteQuery({
    queryKey: keys.audit(filter),
    queryFn: ({ pageParam }) =>
      pageOf(
        api.GET('/api/audit', { params: { query: { ...query, cursor: pageParam === undefined ? undefined : Number(pageParam) } } }),
      ),
    ...paging,
    // Every command adds to it, and no event says so.
    staleTime: 0,
    placeholderData: (before) => before,
  })
  const rows = entries.data?.pages.flatMap((page) => page.items) ?? []
  const filtered = Object.keys(filter).length > 0
  const show = (next: AuditFilter): void => void navigate({ to: '/audit', search: next, replace: true })
  return (
    <Page
      title="Audit"
      wide
      actions={
        owner && (
          <Button asChild>
            <a href={apiUrl(`/api/audit/export?${new URLSearchParams(query).toString()}`)} download="audit.jsonl">
              <Download aria-hidden />
              Export as JSON lines
            </a>
          </Button>
        )
      }
    >
      <Filters filter={filter} onChange={show} />
      {entries.isPending ? (
        <SkeletonRows rows={8} className="h-11" />
      ) : entries.isError ? (
        <ErrorState error={entries.error} retry={() => void entries.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyState icon={ScrollText} title={filtered ? 'No command is like that' : 'No command was given yet'}>
          {filtered ? (
            <Button onClick={() => show({})}>Show all</Button>
          ) : (
            <p>Whatever somebody changes here is written down: who, when, from where, and what it changed.</p>
          )}
        </EmptyState>
      ) : (
        <>
          <Entries rows={rows} />
          {entries.hasNextPage && (
            <Button className="self-center" disabled={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
              Show older commands
            </Button>
          )}
        </>
      )}
    </Page>
  )
}

const tones: Record<string, Tone> = { done: 'good', refused: 'warn', failed: 'bad' }

function Entries({ rows }: { rows: Entry[] }) {
  return (
    <Table
      label="Commands"
      rows={rows}
      id={(entry) => String(entry.id)}
      columns={[
        { name: 'When', cell: (entry) => <time dateTime={entry.at}>{dateTime(entry.at)}</time>, className: 'whitespace-nowrap tabular-nums' },
        {
          name: 'Who',
          cell: (entry) => (
            <>
              {entry.actor || 'nobody known'}
              <span className="block text-xs text-muted">{entry.session.startsWith('key:') ? 'by API key' : ''}</span>
            </>
          ),
        },
        {
          name: 'What',
          cell: (entry) => (
            <>
              <code className="font-mono text-xs">{entry.action}</code>
              <span className="block text-xs break-all text-muted">{entry.path}</span>
            </>
          ),
        },
        {
          name: 'Result',
          cell: (entry) => (
            <>
              <Badge tone={tones[entry.result] ?? 'idle'}>
                {entry.result} ({entry.status})
              </Badge>
              {entry.refusal && <span className="mt-1 block max-w-96 text-xs text-muted">{entry.refusal}</span>}
            </>
          ),
        },
        { name: 'From', cell: (entry) => entry.address },
        { name: 'Change', cell: (entry) => <ChangeOf entry={entry} /> },
      ]}
    />
  )
}

function ChangeOf({ entry: { before, after } }: { entry: Entry }) {
  if (before === null && after === null) return <span className="text-muted">not told</span>
  return (
    <details>
      <summary className="inline-flex min-h-6 cursor-pointer items-center underline underline-offset-2 max-md:min-h-11">
        Before and after
      </summary>
      <pre className="max-w-96 overflow-x-auto py-1 font-mono text-xs whitespace-pre-wrap" tabIndex={0}>
        {JSON.stringify({ before, after }, null, 2)}
      </pre>
    </details>
  )
}
