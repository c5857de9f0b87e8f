import { useState, type ReactNode } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'

/** A button that asks before it does something that cannot be taken back. What comes of it is shown at once, and a
 * refusal is told by whatever does it. */
export function ConfirmButton({ label, title, children, confirm, act, size }: {
  label: ReactNode
  title: string
  /** What will follow from it. */
  children: ReactNode
  /** The word on the button that does it. */
  confirm: string
  act: () => void
  size?: 'small' | 'normal'
}) {
  const [open, setOpen] = useState(false)
  const run = (): void => {
    setOpen(false)
    act()
  }
  return (
    <>
      <Button look="danger" size={size} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button look="danger" onClick={run}>
              {confirm}
            </Button>
          </>
        }
      >
        {children}
      </Dialog>
    </>
  )
}
