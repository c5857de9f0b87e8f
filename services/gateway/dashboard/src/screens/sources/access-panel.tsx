import { useState } from 'react'
import { Panel } from '@/ui/panel'
import { AccessFields, accessBody, type Access } from './access-fields'
import { useChangeSource, type Source } from './queries'
import { SaveRow } from '@/ui/save-row'

const accessOf = ({ access, app }: Source): Access => ({
  access,
  token: '',
  appId: app?.app_id ?? '',
  installation: app ? String(app.installation_id) : '',
  key: '',
})

/** The credential of the source; what is stored is never shown. */
export function AccessPanel({ source }: { source: Source }) {
  const [access, setAccess] = useState(() => accessOf(source))
  const change = useChangeSource(source.id)
  const dirty = JSON.stringify(access) !== JSON.stringify(accessOf(source))
  return (
    <Panel title="Access">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(accessBody(access))
        }}
      >
        <AccessFields value={access} onChange={setAccess} known={source.token} />
        <SaveRow dirty={dirty} busy={change.isPending} error={change.error} reset={() => setAccess(accessOf(source))} />
      </form>
    </Panel>
  )
}
