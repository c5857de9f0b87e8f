import { MessageSquarePlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { TextArea } from '@/ui/field'
import type { Comments, LineComment } from './comments'

interface LineCommentsProps {
  line: number
  lastLine: number
  source: string
  comments: Comments
}

/** The sign to comment on a block of the plan, and the comments that stand there. */
export function LineComments({ line, lastLine, source, comments }: LineCommentsProps) {
  const here = comments.all.filter((one) => one.line >= line && one.line <= lastLine)
  const [writing, setWriting] = useState(false)
  const quote = source.split('\n')[line - 1] ?? ''
  const close = (): void => setWriting(false)
  return (
    <>
      {!writing && here.length === 0 && (
        <Button
          look="quiet"
          size="icon"
          className="absolute top-0 -right-2 size-7 bg-surface text-muted opacity-0 group-hover/block:opacity-100 focus-visible:opacity-100 in-[li]:static in-[li]:inline-flex in-[li]:opacity-60 max-md:size-9 pointer-coarse:opacity-100"
          aria-label={`Comment on line ${line}`}
          title={`Comment on line ${line}`}
          onClick={() => setWriting(true)}
        >
          <MessageSquarePlus aria-hidden />
        </Button>
      )}
      {here.map((comment) => (
        <Standing key={comment.line} comment={comment} onEdit={() => setWriting(true)} onRemove={() => comments.remove(comment.line)} />
      ))}
      {writing && (
        <Writing
          line={line}
          before={here[0]?.text ?? ''}
          onSave={(text) => {
            if (text.trim() === '') comments.remove(here[0]?.line ?? line)
            else comments.set({ line: here[0]?.line ?? line, quote, text })
            close()
          }}
          onClose={close}
        />
      )}
    </>
  )
}

function Standing({ comment, onEdit, onRemove }: { comment: LineComment; onEdit: () => void; onRemove: () => void }) {
  return (
    <div className="my-2 flex items-start gap-2 rounded border-l-4 border-warn bg-warn-soft px-3 py-1.5">
      <p className="min-w-0 flex-1 py-1 break-words whitespace-pre-wrap text-warn">{comment.text}</p>
      <Button look="quiet" size="small" onClick={onEdit}>
        Change
      </Button>
      <Button look="quiet" size="small" onClick={onRemove} aria-label={`Remove the comment on line ${comment.line}`}>
        Remove
      </Button>
    </div>
  )
}

function Writing({ line, before, onSave, onClose }: { line: number; before: string; onSave: (text: string) => void; onClose: () => void }) {
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
      <TextArea autoFocus aria-label={`Comment on line ${line}`} maxLength={4000} value={text} onChange={(event) => setText(event.target.value)} />
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
