import { sentenceOf } from '@/api/problem'
import { Button } from './button'

/** Says why saving was refused; the button is there once something differs. */
export function SaveRow({ dirty, busy, error, reset, word = 'Save' }: {
  dirty: boolean
  busy: boolean
  error: unknown
  reset: () => void
  word?: string
}) {
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-end gap-2">
      {error !== null && error !== undefined && (
        <p role="alert" className="min-w-0 flex-1 break-words text-bad">
          {sentenceOf(error)}
        </p>
      )}
      {dirty && (
        <>
          <Button onClick={reset}>Undo</Button>
          <Button look="primary" type="submit" disabled={busy}>
            {word}
          </Button>
        </>
      )}
    </div>
  )
}
