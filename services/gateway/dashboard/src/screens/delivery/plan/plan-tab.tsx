import { MessageSquarePlus, Pencil } from 'lucide-react'
import { useState } from 'react'
import { dateTime } from '@/format/time'
import { plural } from '@/format/numbers'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/field'
import { SkeletonRows } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { usePlans, type Delivery, type Plan } from '../data'
import type { Comments } from './comments'
import type { Draft } from './draft'
import { LineComments } from './line-comments'
import { Markdown } from './markdown'
import { PlanDiff } from './plan-diff'
import { PlanEditor } from './plan-editor'

interface PlanTabProps {
  delivery: Delivery
  comments: Comments
  draft: Draft
}

export default function PlanTab({ delivery, comments, draft }: PlanTabProps) {
  if (delivery.plan === null)
    return (
      <EmptyState title="There is no plan yet">
        <p>{delivery.phase === 'plan' ? 'The agent writes it in this phase.' : 'This Delivery came here without one.'}</p>
        {delivery.body && <Markdown text={delivery.body} />}
      </EmptyState>
    )
  return <WithPlan delivery={delivery} plan={delivery.plan} comments={comments} draft={draft} />
}

function WithPlan({ delivery, plan, comments, draft }: PlanTabProps & { plan: Plan }) {
  const plans = usePlans(delivery.id)
  const [shown, setShown] = useState<number>()
  const [against, setAgainst] = useState<number>()
  const mayEdit = delivery.actions.includes('edit_plan')
  const mayComment = delivery.actions.includes('reject') && (delivery.phase === 'plan' || delivery.phase === 'implement')
  if (draft.text !== null) return <PlanEditor delivery={delivery} plan={plan} draft={draft} />
  const version = plans.data?.find((one) => one.version === shown) ?? plan
  const older = plans.data?.find((one) => one.version === against)
  const isCurrent = version.version === plan.version
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        {plan.version > 1 && (
          <>
            <Choice aria-label="Version" className="w-auto" value={version.version} onChange={(event) => setShown(Number(event.target.value))}>
              {(plans.data ?? [plan]).map((one) => (
                <option key={one.version} value={one.version}>
                  Version {one.version}, by {writerOf(one)}
                </option>
              ))}
            </Choice>
            <Choice aria-label="Compare with" className="w-auto" value={against ?? ''} onChange={(event) => setAgainst(Number(event.target.value) || undefined)}>
              <option value="">Not compared</option>
              {(plans.data ?? []).filter((one) => one.version !== version.version).map((one) => (
                <option key={one.version} value={one.version}>
                  against version {one.version}
                </option>
              ))}
            </Choice>
          </>
        )}
        <p className="min-w-0 flex-1 text-xs text-muted">
          Version {version.version}, written by {writerOf(version)} on {dateTime(version.generated_at)}, SHA-256{' '}
          <code className="font-mono">{version.hash.slice(0, 12)}</code>
        </p>
        {comments.all.length > 0 && <span className="text-xs text-warn">{plural(comments.all.length, 'comment')}, sent with “Send back”</span>}
        {mayEdit && (
          <Button onClick={() => draft.edit(plan.content)}>
            <Pencil aria-hidden />
            Edit
          </Button>
        )}
      </div>
      {plans.isError && <ErrorState error={plans.error} retry={() => void plans.refetch()} />}
      {plans.isPending && shown !== undefined && <SkeletonRows rows={3} />}
      {older ? (
        <PlanDiff older={older} newer={version} />
      ) : (
        <article aria-label={`The plan, version ${version.version}`} className="rounded-lg border bg-surface px-4 py-4 md:px-6">
          <Markdown
            text={version.content}
            {...(isCurrent && mayComment && {
              beside: (line: number, lastLine: number) => <LineComments line={line} lastLine={lastLine} source={version.content} comments={comments} />,
            })}
          />
        </article>
      )}
      {isCurrent && mayComment && comments.all.length === 0 && (
        <p className="flex items-center gap-1.5 text-xs text-muted">
          <MessageSquarePlus aria-hidden className="size-3.5" />
          Comment on a line by the sign beside it; your comments become the feedback when you send the plan back.
        </p>
      )}
    </div>
  )
}

const writerOf = (plan: Plan): string => plan.edited_by ?? (plan.model || 'an agent')
