import { useState } from 'react'
import { useMay } from '@/api/account'
import { cost } from '@/format/numbers'
import { duration } from '@/format/time'
import { Field, Input } from '@/ui/field'
import { Facts, Panel } from '@/ui/panel'
import { useChangeSource, type Source } from './queries'
import { SaveRow } from '@/ui/save-row'

const valuesOf = ({ intake, limits }: Source) => ({
  include: (intake.include_labels ?? []).join(', '),
  exclude: (intake.exclude_labels ?? []).join(', '),
  open: String(intake.max_open_deliveries ?? ''),
  cost: String(limits.max_cost_usd ?? ''),
  turns: String(limits.max_turns ?? ''),
  rounds: String(limits.max_review_rounds),
  checks: String(limits.max_failed_checks),
  minutes: String(limits.timeout_seconds / 60),
})

const labels = (text: string): string[] =>
  text
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '')

const number = (text: string): number | null => (text === '' ? null : Number(text))

/** Which issues become Deliveries, and how much each may take. */
export function IntakePanel({ source }: { source: Source }) {
  const [form, setForm] = useState(() => valuesOf(source))
  const change = useChangeSource(source.id)
  const dirty = JSON.stringify(form) !== JSON.stringify(valuesOf(source))
  if (!useMay('admin')) return <Read source={source} />
  const field = (name: keyof typeof form, label: string, hint: string, more: object = {}) => (
    <Field label={label} hint={hint}>
      {(ids) => (
        <Input {...ids} {...more} value={form[name]} onChange={(event) => setForm({ ...form, [name]: event.target.value })} />
      )}
    </Field>
  )
  const whole = { type: 'number', min: 0, step: 1 }
  return (
    <Panel title="Intake and limits" hint="Limits are of each Delivery; they are enforced on the worker.">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({
            intake: {
              include_labels: labels(form.include),
              exclude_labels: labels(form.exclude),
              max_open_deliveries: number(form.open),
            },
            limits: {
              max_cost_usd: number(form.cost),
              max_turns: number(form.turns),
              max_review_rounds: Number(form.rounds),
              max_failed_checks: Number(form.checks),
              timeout_seconds: Math.round(Number(form.minutes) * 60),
            },
          })
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          {field('include', 'Only with a label of', 'Separated by commas. Empty: all issues.')}
          {field('exclude', 'Never with a label of', 'Separated by commas.')}
          {field('open', 'Open at once', 'Further issues wait. Empty: no limit.', { ...whole, min: 1 })}
          {field('cost', 'Budget in dollars', 'No further run begins once it is spent. Empty: no limit.', { type: 'number', min: 0.01, step: 'any' })}
          {field('turns', 'Turns of a run', 'Empty: no limit.', { ...whole, min: 1 })}
          {field('minutes', 'Minutes of a run', 'Then it is stopped.', { type: 'number', min: 1, step: 'any', required: true })}
          {field('rounds', 'Rounds of review', 'Then a person decides.', { ...whole, min: 1, required: true })}
          {field('checks', 'Repairs after failed checks', 'How often the agent tries by itself.', { ...whole, required: true })}
        </div>
        <SaveRow dirty={dirty} busy={change.isPending} error={change.error} reset={() => setForm(valuesOf(source))} />
      </form>
    </Panel>
  )
}

function Read({ source: { intake, limits } }: { source: Source }) {
  return (
    <Panel title="Intake and limits">
      <Facts
        facts={[
          ['Only with a label of', (intake.include_labels ?? []).join(', ') || 'all issues'],
          ['Never with a label of', (intake.exclude_labels ?? []).join(', ') || 'none'],
          ['Open at once', intake.max_open_deliveries ?? 'no limit'],
          ['Budget', limits.max_cost_usd ? cost(limits.max_cost_usd) : 'no limit'],
          ['Time of a run', duration(limits.timeout_seconds * 1000)],
          ['Rounds of review', limits.max_review_rounds],
        ]}
      />
    </Panel>
  )
}
