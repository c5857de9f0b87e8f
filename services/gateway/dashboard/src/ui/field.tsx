import { useId, type ComponentProps, type ReactNode } from 'react'
import { cn } from './cn'

const box =
  'w-full rounded-md border border-line-strong bg-surface px-3 text-sm text-ink placeholder:text-muted ' +
  'disabled:opacity-55 aria-invalid:border-bad max-md:min-h-11 pointer-coarse:min-h-11'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(box, 'min-h-9 py-1.5', className)} {...rest} />
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={cn(box, 'min-h-24 py-2', className)} {...rest} />
}

/** The system's own list of choices: it works with every finger, key and screen reader. */
export function Choice({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={cn(box, 'min-h-9 py-1.5 pr-8', className)} {...rest} />
}

interface FieldProps {
  label: ReactNode
  /** What is expected, or why it is asked. */
  hint?: ReactNode
  /** Why what stands there is refused. */
  error?: ReactNode
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** Label, control, hint and error, tied together for everyone. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const wrong = error !== undefined && error !== null && error !== ''
  const described = [hint !== undefined && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({ id, ...(described && { 'aria-describedby': described }), ...(wrong && { 'aria-invalid': true as const }) })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-error`} className="text-xs text-bad">
          {error}
        </p>
      )}
    </div>
  )
}
