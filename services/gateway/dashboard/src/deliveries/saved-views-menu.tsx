import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field, Input } from '@/ui/field'
import { Menu, MenuItem, MenuLine } from '@/ui/menu'
import { isEmpty, type Filter } from './filter'
import { forgetView, saveView, useSavedViews } from './saved-views'

export function SavedViews({ filter, change }: { filter: Filter; change: (next: Filter) => void }) {
  const views = useSavedViews()
  const [naming, setNaming] = useState(false)
  const current = views.find((one) => JSON.stringify(one.filter) === JSON.stringify(filter))
  if (views.length === 0 && isEmpty(filter)) return null
  return (
    <>
      <Menu label="Saved views" trigger={<Button><Bookmark aria-hidden /> {current?.name ?? 'Views'}</Button>}>
        {views.map((one) => (
          <MenuItem key={one.name} onSelect={() => change(one.filter)}>{one.name}</MenuItem>
        ))}
        {views.length > 0 && <MenuLine />}
        <MenuItem disabled={isEmpty(filter)} onSelect={() => setNaming(true)}>Save this filter as a view…</MenuItem>
        {current && <MenuItem danger onSelect={() => forgetView(current.name)}>Forget “{current.name}”</MenuItem>}
      </Menu>
      {naming && <NameDialog filter={filter} onDone={() => setNaming(false)} />}
    </>
  )
}

function NameDialog({ filter, onDone }: { filter: Filter; onDone: () => void }) {
  const [name, setName] = useState('')
  const save = (): void => {
    if (name.trim() === '') return
    saveView(name.trim(), filter)
    onDone()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title="Save this filter as a view"
      description="It is kept in this browser."
      footer={<Button look="primary" onClick={save}>Save</Button>}
    >
      <form onSubmit={(event) => { event.preventDefault(); save() }}>
        <Field label="Name">
          {(ids) => <Input {...ids} required maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
      </form>
    </Dialog>
  )
}
