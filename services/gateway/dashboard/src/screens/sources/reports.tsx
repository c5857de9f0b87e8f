import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clock } from '@/format/time'
import { Age } from '@/ui/age'
import { Panel } from '@/ui/panel'
import { SkeletonRows } from '@/ui/skeleton'
import { ErrorState } from '@/ui/states'
import { Table } from '@/ui/table'
import { reportsQuery, type Report, type Source } from './queries'

const shown = 20

/** What was written to the host, and in words why something was not. */
export function Reports({ source }: { source: Source }) {
  const reports = useQuery(reportsQuery(source.id))
  const writes = source.report.comments || source.report.reviews || source.report.plan_status
  if (!writes && !reports.data?.length) return null
  return (
    <Panel title="Written to the host" hint={`Comments, reviews and commit statuses; the newest ${shown}.`}>
      {source.report_problem && <p className="text-bad">{source.report_problem}</p>}
      {reports.isPending ? (
        <SkeletonRows rows={3} className="h-9" />
      ) : reports.isError ? (
        <ErrorState error={reports.error} retry={() => void reports.refetch()} />
      ) : reports.data.length === 0 ? (
        <p className="text-muted">Nothing was to be written yet.</p>
      ) : (
        <Table
          label="Written to the host"
          rows={reports.data.slice(0, shown)}
          id={(report) => `${report.delivery_id} ${report.kind}`}
          columns={[
            { name: 'What', cell: (report) => <What report={report} /> },
            {
              name: 'Delivery',
              cell: ({ delivery_id: id }) => (
                <Link to="/deliveries/$id" params={{ id }} className="underline underline-offset-2">
                  {id}
                </Link>
              ),
            },
            { name: 'Result', cell: (report) => <Result report={report} /> },
          ]}
        />
      )}
    </Panel>
  )
}

function What({ report }: { report: Report }) {
  const words = inWords(report)
  return report.url && /^https?:/.test(report.url) ? (
    <a href={report.url} rel="noreferrer" target="_blank" className="underline underline-offset-2">
      {words}
    </a>
  ) : (
    <>{words}</>
  )
}

export function inWords({ kind, target }: Pick<Report, 'kind' | 'target'>): string {
  if (kind === 'plan') return `comment on #${target}: a plan waits`
  if (kind === 'closed') return `comment on #${target}: closed`
  if (kind === 'plan-status') return `status of commit ${target.slice(0, 7)}`
  return kind.startsWith('review') ? `review of pull request #${target}` : `${kind} at ${target}`
}

function Result({ report }: { report: Report }) {
  if (report.done_at)
    return (
      <>
        written <Age since={report.done_at} /> ago
      </>
    )
  return (
    <span className={report.next_at ? 'text-warn' : 'text-bad'}>
      {report.problem ?? 'to be written'}
      {report.next_at && ` It is tried again at ${clock(report.next_at)}.`}
    </span>
  )
}
