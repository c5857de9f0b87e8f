import { useState } from 'react'
import { Button } from '@/ui/button'
import { Field, TextArea } from '@/ui/field'
import { useEditPlan, type Delivery, type Plan } from '../data'
import type { Draft } from './draft'
import { Markdown } from './markdown'
import { PlanDiff } from './plan-diff'

/** Changes the plan by hand. The draft is kept here until it is saved as a new version or discarded. */
export function PlanEditor({ delivery, plan, draft }: { delivery: Delivery; plan: Plan; draft: Draft }) {
  const save = useEditPlan(delivery.id)
  const [view, setView] = useState<'write' | 'read' | 'changes'>('write')
  const text = draft.text ?? plan.content
  const isOld = draft.basedOn !== plan.version
  const mayEdit = delivery.actions.includes('edit_plan')
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ content: text, basedOn: draft.basedOn }, { onSuccess: () => draft.edit(null) })
      }}
    >
      {isOld && (
        <p role="alert" className="rounded border border-warn bg-warn-soft px-3 py-2 text-warn">
          You began with version {draft.basedOn}; version {plan.version} stands there now. Copy what you need, discard, and begin with the new one.
        </p>
      )}
      {!mayEdit && (
        <p className="rounded border border-warn bg-warn-soft px-3 py-2 text-warn">
          The plan cannot be changed now. Your draft stays here until you discard it.
        </p>
      )}
      <div role="group" aria-label="View" className="flex flex-wrap gap-2">
        {(['write', 'read', 'changes'] as const).map((name) => (
          <Button key={name} size="small" look={view === name ? 'primary' : 'plain'} aria-pressed={view === name} onClick={() => setView(name)}>
            {{ write: 'Write', read: 'Read', changes: 'What changes' }[name]}
          </Button>
        ))}
      </div>
      {view === 'write' && (
        <Field label="The plan, in Markdown" hint="Your draft is kept in this browser." error={save.isError ? save.error.message : null}>
          {(ids) => (
            <TextArea {...ids} rows={24} className="font-mono text-xs" value={text} onChange={(event) => draft.edit(event.target.value)} />
          )}
        </Field>
      )}
      {view === 'read' && <div className="rounded-lg border bg-surface px-4 py-4 md:px-6"><Markdown text={text} /></div>}
      {view === 'changes' && <PlanDiff older={plan} newer={{ ...plan, version: plan.version + 1, content: text }} />}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" disabled={save.isPending || !draft.isDirty || isOld || !mayEdit || text.trim() === ''}>
          Save as version {plan.version + 1}
        </Button>
        <Button onClick={() => draft.edit(null)}>{draft.isDirty ? 'Discard the draft' : 'Stop editing'}</Button>
      </div>
    </form>
  )
}
