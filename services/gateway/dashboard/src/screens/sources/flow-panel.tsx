import { useState } from 'react'
import { useMay } from '@/api/account'
import { Panel } from '@/ui/panel'
import { FlowEditor, FlowPicture } from './flow-editor'
import type { Flow } from './flow'
import { useChangeSource, type Source } from './queries'
import { SaveRow } from '@/ui/save-row'

const flowOf = ({ endpoint, checkpoints, verify, deploy, observe }: Source): Flow => ({
  endpoint,
  checkpoints,
  verify,
  deploy,
  observe,
})

/** How Deliveries of the source go. */
export function FlowPanel({ source }: { source: Source }) {
  const [flow, setFlow] = useState(() => flowOf(source))
  const change = useChangeSource(source.id)
  const admin = useMay('admin')
  const dirty = JSON.stringify(flow) !== JSON.stringify(flowOf(source))
  return (
    <Panel title="Flow" hint="Of Deliveries that are opened from now on; those that are open keep theirs.">
      {admin ? (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            change.mutate(flow)
          }}
        >
          <FlowEditor flow={flow} onChange={setFlow} />
          <SaveRow dirty={dirty} busy={change.isPending} error={change.error} reset={() => setFlow(flowOf(source))} />
        </form>
      ) : (
        <FlowPicture flow={flow} />
      )}
    </Panel>
  )
}
