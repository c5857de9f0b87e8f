import { ExternalLink, GitCommitHorizontal } from 'lucide-react'
import { useMemo, useState } from 'react'
import { plural } from '@/format/numbers'
import { Badge } from '@/ui/badge'
import { Choice } from '@/ui/field'
import { SkeletonRows } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { useDiff, type Delivery } from '../data'
import type { Comments } from '../plan/comments'
import { phaseNames } from '../situation'
import { DiffView } from './diff-view'
import { changedRuns, judgedRun, type Changed } from './judged'
import { comparePlan, type PlannedFile } from './planned'
import { parseDiff } from './unified-diff'

/** What agents changed on the branch, as the worker reported it. */
export default function ChangesTab({ delivery, comments }: { delivery: Delivery; comments: Comments }) {
  const runs = useMemo(() => changedRuns(delivery), [delivery])
  const judged = judgedRun(runs)
  const [chosen, setChosen] = useState<string>()
  const run = runs.find((one) => one.id === chosen) ?? judged
  const mayComment = run === judged && delivery.phase !== 'plan' && delivery.actions.includes('reject')
  if (run === undefined)
    return (
      <EmptyState title="Nothing was committed yet">
        <p>When a run has pushed commits to {delivery.branch}, they stand here with their diff.</p>
      </EmptyState>
    )
  return <OfRun key={run.id} delivery={delivery} run={run} runs={runs} onChoose={setChosen} comments={mayComment ? comments : null} />
}

interface OfRunProps {
  delivery: Delivery
  run: Changed
  runs: readonly Changed[]
  onChoose: (id: string) => void
  comments: Comments | null
}

function OfRun({ delivery, run, runs, onChoose, comments }: OfRunProps) {
  const diff = useDiff(delivery.id, run.id)
  const files = useMemo(() => parseDiff(diff.data ?? ''), [diff.data])
  const { artifacts } = run
  const planned = useMemo(
    () => comparePlan(delivery.plan?.content ?? '', artifacts.files_changed.filter((file) => file !== `docs/plans/${delivery.id}.md`)),
    [delivery.plan?.content, delivery.id, artifacts.files_changed],
  )
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {runs.length > 1 && (
          <Choice aria-label="Changes of" className="w-auto" value={run.id} onChange={(event) => onChoose(event.target.value)}>
            {runs.map((one) => (
              <option key={one.id} value={one.id}>
                {phaseNames[one.mode]}, attempt {one.attempt}
              </option>
            ))}
          </Choice>
        )}
        <span className="text-muted">
          <code className="font-mono text-xs">
            {artifacts.base_commit?.slice(0, 7)}…{artifacts.head_commit?.slice(0, 7)}
          </code>{' '}
          on {artifacts.branch}
        </span>
        {artifacts.pull_request_url !== null ? (
          <a href={artifacts.pull_request_url} target="_blank" rel="noopener noreferrer" className="inline-flex items-center gap-1 text-accent hover:underline">
            Pull request
            <ExternalLink aria-label="(opens in a new tab)" className="size-3.5" />
          </a>
        ) : (
          artifacts.pull_request_note !== null && <span className="text-xs text-muted">Pull request {artifacts.pull_request_note}</span>
        )}
      </div>
      <section aria-label="Commits" className="flex flex-col gap-1">
        <h3 className="font-semibold">{plural(artifacts.commits.length, 'commit')}</h3>
        <ul>
          {artifacts.commits.map((commit) => (
            <li key={commit.id} className="flex flex-wrap items-baseline gap-x-2 py-0.5">
              <GitCommitHorizontal aria-hidden className="size-4 self-center text-muted" />
              <code className="font-mono text-xs">{commit.id.slice(0, 7)}</code>
              <span className="min-w-0 break-words">{commit.subject}</span>
              <span className="text-xs text-muted">{commit.author}</span>
            </li>
          ))}
        </ul>
      </section>
      {run.mode === 'implement' && delivery.plan !== null && <Planned files={planned} />}
      {artifacts.diff_cut && <p className="text-warn">The diff was too long for the worker to send whole: its end is missing here.</p>}
      {comments && files.length > 0 && (
        <p className="text-xs text-muted">
          {comments.all.length > 0
            ? `${plural(comments.all.length, 'comment')}, sent with “Send back”.`
            : 'Comment on a line by its number; your comments become the feedback when you send the change back.'}
        </p>
      )}
      {diff.isPending && <SkeletonRows rows={4} className="h-24" />}
      {diff.isError && <ErrorState error={diff.error} retry={() => void diff.refetch()} />}
      {diff.data !== undefined && (files.length > 0 ? <DiffView files={files} comments={comments} /> : <p className="text-muted">The diff is empty.</p>)}
    </div>
  )
}

/** What the plan named against what was touched: read from the plan's text, so it is a hint and no proof. */
function Planned({ files }: { files: readonly PlannedFile[] }) {
  const groups = [
    { title: 'Touched, and named in the plan', tone: 'good', of: files.filter((file) => file.isPlanned && file.isTouched) },
    { title: 'Touched, though the plan does not name it', tone: 'warn', of: files.filter((file) => !file.isPlanned && file.isTouched) },
    { title: 'Named in the plan, and not touched', tone: 'idle', of: files.filter((file) => file.isPlanned && !file.isTouched) },
  ] as const
  if (!files.some((file) => file.isPlanned)) return <p className="text-xs text-muted">The plan names no files, so there is nothing to compare the changes with.</p>
  return (
    <section aria-label="Planned and touched files" className="grid gap-3 md:grid-cols-3">
      {groups.map(({ title, tone, of }) => (
        <div key={title} className="min-w-0 rounded-lg border bg-surface px-3 py-2">
          <h3 className="flex items-center gap-2 text-xs font-semibold">
            <Badge tone={tone}>{of.length}</Badge>
            {title}
          </h3>
          <ul className="mt-1 max-h-40 overflow-y-auto">
            {of.map((file) => (
              <li key={file.path} className="font-mono text-xs break-all">
                {file.path}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
