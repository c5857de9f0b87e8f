import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import { api, dataOf, onceOnly } from '@/api/client'
import { keys } from '@/api/keys'
import { sentenceOf } from '@/api/problem'
import { FlowPicture, Steps } from '@/screens/sources/flow-editor'
import { sourcesQuery, type Source } from '@/screens/sources/queries'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Choice, Field, Input, TextArea } from '@/ui/field'
import { toast } from '@/ui/toast'
import { bodyOf, emptyDraft, partOf, usualSteps, type Draft, type Part } from './draft'

/** Opens a Delivery by hand, and goes to it. */
export function NewDelivery({ draft: kept, onChange, onClose }: {
  /** Null for an empty one: what that is, is loaded with the dialog. */
  draft: Draft | null
  /** Keeps what was typed, also over closing the dialog. */
  onChange: (draft: Draft | null) => void
  onClose: () => void
}) {
  const draft = kept ?? emptyDraft
  const form = useId()
  const sources = useQuery(sourcesQuery).data ?? []
  const source = sources.find((one) => one.id === draft.source)
  const open = useOpen(draft, source, () => {
    onChange(null)
    onClose()
  })
  const refusal = open.isError ? sentenceOf(open.error) : undefined
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      className="sm:top-[6vh] sm:max-h-[88vh] sm:w-[min(44rem,92vw)]"
      title="New Delivery"
      description="A change that you ask for yourself, without an issue that a source finds."
      footer={
        <>
          {refusal !== undefined && (
            <p role="alert" className={partOf(refusal) ? 'sr-only' : 'min-w-0 flex-1 break-words text-bad'}>
              {refusal}
            </p>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={form} disabled={open.isPending}>
            Open the Delivery
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          open.mutate(onceOnly())
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
        }}
      >
        <Fields draft={draft} set={(change) => onChange({ ...draft, ...change })} sources={sources} source={source} refusal={refusal} />
      </form>
    </Dialog>
  )
}

function useOpen(draft: Draft, source: Source | undefined, onOpened: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (key: ReturnType<typeof onceOnly>) =>
      dataOf(api.POST('/api/deliveries', { body: bodyOf(draft, source, new Date()), ...key })),
    onSuccess: ({ id, existing }) => {
      void client.invalidateQueries({ queryKey: keys.deliveries })
      onOpened()
      void navigate({ to: '/deliveries/$id', params: { id } })
      toast('done', existing ? 'There is a Delivery for this request already: this one.' : 'The Delivery is open.')
    },
  })
}

function Fields({ draft, set, sources, source, refusal }: {
  draft: Draft
  set: (change: Partial<Draft>) => void
  sources: readonly Source[]
  source: Source | undefined
  refusal: string | undefined
}) {
  const errorAt = (part: Part): string | undefined => (refusal !== undefined && partOf(refusal) === part ? refusal : undefined)
  const steps = draft.flow ?? usualSteps(source)
  return (
    <>
      <Field label="What is to be done" hint="One line." error={errorAt('summary')}>
        {(ids) => <Input {...ids} required value={draft.summary} onChange={(event) => set({ summary: event.target.value })} />}
      </Field>
      <Field label="The request" hint="What agents read: what is wanted, why, and how one sees that it is done." error={errorAt('body')}>
        {(ids) => <TextArea {...ids} value={draft.body} onChange={(event) => set({ body: event.target.value })} />}
      </Field>
      {sources.length > 0 && (
        <Field label="Source" error={source && errorAt('repository')}>
          {(ids) => (
            <Choice {...ids} value={source?.id ?? ''} onChange={(event) => set({ source: event.target.value })}>
              <option value="">another repository</option>
              {sources.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.owner}/{one.repo}{one.host === 'github.com' ? '' : ` at ${one.host}`}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      )}
      {!source && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Repository" hint="owner/repo, or its address." error={errorAt('repository')}>
            {(ids) => <Input {...ids} required value={draft.repository} onChange={(event) => set({ repository: event.target.value })} />}
          </Field>
          <Field label="Clone URL" hint="Any git URL without a password. Empty: https of the repository." error={errorAt('clone_url')}>
            {(ids) => <Input {...ids} value={draft.cloneUrl} onChange={(event) => set({ cloneUrl: event.target.value })} />}
          </Field>
        </div>
      )}
      <Field label="Issue" hint="Its number or address, where there is one." error={errorAt('request')}>
        {(ids) => <Input {...ids} value={draft.request} onChange={(event) => set({ request: event.target.value })} />}
      </Field>
      <Steps steps={steps} onChange={(flow) => set({ flow })} error={errorAt('flow')}>
        <FlowPicture flow={source ? { ...source, ...steps } : steps} />
      </Steps>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Budget in US$" hint="For all its runs. Empty: as set for the source, or none." error={errorAt('budget')}>
          {(ids) => (
            <Input {...ids} type="number" min="0" step="any" value={draft.budget} onChange={(event) => set({ budget: event.target.value })} />
          )}
        </Field>
        <Field label="Tags" hint="That a worker must have, separated by commas." error={errorAt('tags')}>
          {(ids) => <Input {...ids} value={draft.tags} onChange={(event) => set({ tags: event.target.value })} />}
        </Field>
      </div>
    </>
  )
}
