import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import { sentenceOf } from '@/api/problem'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field, Input } from '@/ui/field'
import { AccessFields, accessBody, noAccess } from './access-fields'
import { usualFlow } from './flow'
import { FlowEditor } from './flow-editor'
import type { Source } from './queries'
import { repositoryOf } from './repository'
import { TestResult } from './test-result'

/** Adds a repository, and then tries at once what is to be seen of it. */
export function AddSource({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<Source | null>(null)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      className="sm:w-[min(44rem,92vw)]"
      title={made ? `${made.owner}/${made.repo} is added` : 'Add a source'}
      description={made ? 'This is what is seen of it with its credential.' : 'Its issues become Deliveries.'}
      footer={
        made && (
          <>
            <Button asChild>
              <Link to="/sources/$id" params={{ id: made.id }}>
                Open it
              </Link>
            </Button>
            <Button look="primary" onClick={onClose}>
              Done
            </Button>
          </>
        )
      }
    >
      {made ? <TestResult id={made.id} atOnce /> : <Form onMade={setMade} />}
    </Dialog>
  )
}

function Form({ onMade }: { onMade: (source: Source) => void }) {
  const [repository, setRepository] = useState('')
  const [labels, setLabels] = useState('')
  const [access, setAccess] = useState(noAccess)
  const [flow, setFlow] = useState(usualFlow)
  const client = useQueryClient()
  const known = repositoryOf(repository)
  const add = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/sources', {
          body: {
            ...known,
            ...accessBody(access),
            ...flow,
            intake: { include_labels: labels.split(/[\s,]+/).filter((label) => label !== '') },
          },
        }),
      ),
    onSuccess: (source) => {
      void client.invalidateQueries({ queryKey: keys.sources })
      onMade(source)
    },
  })
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (known) add.mutate()
      }}
    >
      <Field
        label="Repository"
        hint={known && known.host !== 'github.com' ? `${known.owner}/${known.repo} at ${known.host}` : 'owner/repo, or its address.'}
        error={repository !== '' && !known && 'This is neither owner/repo nor the address of a repository.'}
      >
        {(ids) => <Input {...ids} required autoFocus value={repository} onChange={(event) => setRepository(event.target.value)} />}
      </Field>
      <AccessFields value={access} onChange={setAccess} />
      <Field label="Labels" hint="Only issues with one of these labels become Deliveries. Empty: all issues.">
        {(ids) => <Input {...ids} value={labels} onChange={(event) => setLabels(event.target.value)} />}
      </Field>
      <FlowEditor flow={flow} onChange={setFlow} />
      {add.isError && (
        <p role="alert" className="text-bad">
          {sentenceOf(add.error)}
        </p>
      )}
      <Button look="primary" type="submit" disabled={add.isPending} className="self-end">
        Add and test it
      </Button>
    </form>
  )
}
