import { useState, type ReactNode } from 'react'
import { sentenceOf } from '@/api/problem'
import { Button } from './button'
import { Dialog } from './dialog'

/** A button that asks before it does something that cannot be taken back; a refusal is shown in the dialog. */
export function ConfirmButton({ label, title, children, confirm, act, disabled, size }: {
  label: ReactNode
  title: string
  /** What will follow from it. */
  children: ReactNode
  /** The word on the button that does it. */
  confirm: string
  act: () => Promise<unknown>
  disabled?: boolean
  size?: 'small' | 'normal'
}) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const run = (): void => {
    setBusy(true)
    setFailure(null)
    act()
      .then(() => setOpen(false), setFailure)
      .finally(() => setBusy(false))
  }
  return (
    <>
      <Button look="danger" size={size} disabled={disabled} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next)
          setFailure(null)
        }}
        title={title}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button look="danger" disabled={busy} onClick={run}>
              {confirm}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          {children}
          {failure !== null && (
            <p role="alert" className="text-bad">
              {sentenceOf(failure)}
            </p>
          )}
        </div>
      </Dialog>
    </>
  )
}
