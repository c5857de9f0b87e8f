import { Check, Hand, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/ui/cn'
import { Button } from '@/ui/button'
import { Choice, Field, Input } from '@/ui/field'
import { agentPhases, endOf, endpoints, flowInWords, presetOf, presets, type Flow, type Steps as StepsOf } from './flow'

const isAgent = (phase: string): boolean => agentPhases.some((one) => one === phase)

/** Endpoint and checkpoints. */
export function Steps({ steps, onChange, error, children }: {
  steps: StepsOf
  onChange: (steps: StepsOf) => void
  error?: string | undefined
  /** What follows from them. */
  children: ReactNode
}) {
  const preset = presetOf(steps)
  const toggle = (phase: string): void =>
    onChange({
      endpoint: steps.endpoint,
      checkpoints: steps.checkpoints.includes(phase)
        ? steps.checkpoints.filter((one) => one !== phase)
        : [...steps.checkpoints, phase],
    })
  return (
    <>
      <div role="group" aria-label="Presets" className="flex flex-wrap gap-2">
        {presets.map(({ name, hint, endpoint, checkpoints }) => (
          <Button
            key={name}
            look={preset === name ? 'primary' : 'plain'}
            aria-pressed={preset === name}
            title={hint}
            onClick={() => onChange({ endpoint, checkpoints })}
          >
            {name}
          </Button>
        ))}
      </div>
      {children}
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">You start and approve</legend>
        <div className="flex flex-wrap gap-x-6">
          {agentPhases.map((phase) => (
            <label key={phase} className="flex min-h-9 items-center gap-2 max-md:min-h-11">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={steps.checkpoints.includes(phase)}
                onChange={() => toggle(phase)}
              />
              {phase}
            </label>
          ))}
        </div>
      </fieldset>
      <Field label="Ends at" hint="The last phase before a Delivery closes." error={error}>
        {(ids) => (
          <Choice
            {...ids}
            value={endOf(steps.endpoint)}
            onChange={(event) => onChange({ endpoint: event.target.value, checkpoints: steps.checkpoints })}
          >
            {endpoints.map((phase) => (
              <option key={phase}>{phase}</option>
            ))}
          </Choice>
        )}
      </Field>
    </>
  )
}

/** Endpoint, checkpoints and checks, with what follows from them in words as they are chosen. */
export function FlowEditor({ flow, onChange }: { flow: Flow; onChange: (flow: Flow) => void }) {
  return (
    <div className="flex flex-col gap-4">
      <Steps steps={flow} onChange={(steps) => onChange({ ...flow, ...steps })}>
        <FlowPicture flow={flow} />
      </Steps>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Verify waits for">
          {(ids) => (
            <Choice
              {...ids}
              value={flow.verify.checks}
              onChange={(event) => onChange({ ...flow, verify: { ...flow.verify, checks: event.target.value } })}
            >
              <option value="all">all checks that appear</option>
              <option value="required">the checks named here</option>
              <option value="none">no checks</option>
            </Choice>
          )}
        </Field>
        {flow.verify.checks === 'required' && (
          <Field label="Names of the checks" hint="Separated by commas, as the host names them.">
            {(ids) => (
              <Input
                {...ids}
                key="required"
                defaultValue={(flow.verify.required ?? []).join(', ')}
                onChange={(event) => onChange({ ...flow, verify: { ...flow.verify, required: names(event.target.value) } })}
              />
            )}
          </Field>
        )}
        <Field label="Environment" hint="Whose deployment has to succeed. Empty: the merge is all.">
          {(ids) => (
            <Input
              {...ids}
              value={flow.deploy.environment ?? ''}
              onChange={(event) => onChange({ ...flow, deploy: { ...flow.deploy, environment: event.target.value || null } })}
            />
          )}
        </Field>
      </div>
    </div>
  )
}

const names = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** The phases in a row, who acts in each, and the same in one sentence. */
export function FlowPicture({ flow }: { flow: StepsOf & Partial<Flow> }) {
  const last = endpoints.indexOf(endOf(flow.endpoint))
  return (
    <div className="flex flex-col gap-2 rounded-md border bg-sunken p-3">
      <ol aria-hidden className="flex flex-wrap gap-1.5">
        {endpoints.map((phase, index) => {
          const held = flow.checkpoints.includes(phase) && isAgent(phase)
          const Icon = held ? Hand : isAgent(phase) ? Play : Check
          return (
            <li
              key={phase}
              className={cn(
                'flex items-center gap-1.5 rounded-full border px-2.5 py-1 text-xs',
                index > last ? 'border-dashed text-muted line-through' : held ? 'border-warn bg-warn-soft text-warn' : 'bg-surface',
              )}
            >
              <Icon className="size-3.5" />
              {phase}
            </li>
          )
        })}
      </ol>
      <p aria-live="polite">{sentence(flow)}</p>
    </div>
  )
}

const sentence = (flow: StepsOf & Partial<Flow>): string => {
  const text = flowInWords(flow).join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
