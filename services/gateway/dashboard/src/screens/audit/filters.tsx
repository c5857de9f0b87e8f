import { useState } from 'react'
import { Button } from '@/ui/button'
import { Choice, Field, Input } from '@/ui/field'
import { results, type AuditFilter } from './search'

/** What is typed counts with Enter or the button; what is chosen counts at once. */
export function Filters({ filter, onChange }: { filter: AuditFilter; onChange: (filter: AuditFilter) => void }) {
  const [typed, setTyped] = useState({ actor: filter.actor ?? '', action: filter.action ?? '' })
  const next = (change: AuditFilter): void => {
    const all = { ...filter, actor: typed.actor || undefined, action: typed.action || undefined, ...change }
    onChange(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== '')))
  }
  return (
    <search>
      <form
        className="grid items-end gap-3 sm:grid-cols-3 lg:grid-cols-6"
        onSubmit={(event) => {
          event.preventDefault()
          next({})
        }}
      >
        <Field label="Who">
          {(ids) => <Input {...ids} maxLength={200} value={typed.actor} onChange={(event) => setTyped({ ...typed, actor: event.target.value })} />}
        </Field>
        <Field label="What">
          {(ids) => (
            <Input
              {...ids}
              maxLength={200}
              placeholder="approve, POST /api/sources"
              value={typed.action}
              onChange={(event) => setTyped({ ...typed, action: event.target.value })}
            />
          )}
        </Field>
        <Field label="Result">
          {(ids) => (
            <Choice
              {...ids}
              value={filter.result ?? ''}
              onChange={(event) => next({ result: results.find((one) => one === event.target.value) })}
            >
              <option value="">any</option>
              {results.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Choice>
          )}
        </Field>
        <Field label="First day">
          {(ids) => <Input {...ids} type="date" value={filter.from ?? ''} onChange={(event) => next({ from: event.target.value })} />}
        </Field>
        <Field label="Last day">
          {(ids) => <Input {...ids} type="date" value={filter.to ?? ''} onChange={(event) => next({ to: event.target.value })} />}
        </Field>
        <Button type="submit">Filter</Button>
      </form>
    </search>
  )
}
