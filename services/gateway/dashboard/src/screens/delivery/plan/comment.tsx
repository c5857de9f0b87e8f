import { useState } from 'react'
import { Button } from '@/ui/button'
import { TextArea } from '@/ui/field'

/** A comment that is kept until it is sent. */
export function Standing({ label, text, onEdit, onRemove }: { label: string; text: string; onEdit: () => void; onRemove: () => void }) {
  return (
    <div className="my-2 flex items-start gap-2 rounded border-l-4 border-warn bg-warn-soft px-3 py-1.5">
      <p className="min-w-0 flex-1 py-1 break-words whitespace-pre-wrap text-warn">{text}</p>
      <Button look="quiet" size="small" onClick={onEdit} aria-label={`Change the comment on ${label}`}>
        Change
      </Button>
      <Button look="quiet" size="small" onClick={onRemove} aria-label={`Remove the comment on ${label}`}>
        Remove
      </Button>
    </div>
  )
}

export function Writing({ label, before, onSave, onClose }: { label: string; before: string; onSave: (text: string) => void; onClose: () => void }) {
  const [text, setText] = useState(before)
  return (
    <form
      className="my-2 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onSave(text)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave(text)
      }}
    >
      <TextArea autoFocus aria-label={`Comment on ${label}`} maxLength={4000} value={text} onChange={(event) => setText(event.target.value)} />
      <div className="flex gap-2">
        <Button look="primary" size="small" type="submit">
          Keep the comment
        </Button>
        <Button size="small" onClick={onClose}>
          Discard
        </Button>
      </div>
    </form>
  )
}
