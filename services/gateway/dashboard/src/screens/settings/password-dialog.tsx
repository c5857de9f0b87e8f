import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field, Input } from '@/ui/field'
import { Refusal } from '../entrance/frame'

/** Asks for the password before something that whoever finds an open browser must not do. */
export function PasswordDialog({ title, confirm, danger, act, onClose }: {
  title: string
  confirm: string
  danger?: boolean
  act: (password: string) => Promise<unknown>
  onClose: () => void
}) {
  const [password, setPassword] = useState('')
  const form = useId()
  const run = useMutation({ mutationFn: () => act(password), retry: false, onSuccess: onClose })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look={danger ? 'danger' : 'primary'} type="submit" form={form} disabled={run.isPending}>
            {confirm}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run.mutate()
        }}
      >
        <Field label="Your password">
          {(ids) => (
            <Input
              {...ids}
              required
              autoFocus
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Refusal error={run.error} />
      </form>
    </Dialog>
  )
}
