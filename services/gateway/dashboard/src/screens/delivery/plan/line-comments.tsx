import { MessageSquarePlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Standing, Writing } from './comment'
import type { Comments } from './comments'

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
        <Standing key={comment.line} label={`line ${comment.line}`} text={comment.text} onEdit={() => setWriting(true)} onRemove={() => comments.remove(comment)} />
      ))}
      {writing && (
        <Writing
          label={`line ${line}`}
          before={here[0]?.text ?? ''}
          onSave={(text) => {
            const place = { line: here[0]?.line ?? line }
            if (text.trim() === '') comments.remove(place)
            else comments.set({ ...place, quote, text })
            close()
          }}
          onClose={close}
        />
      )}
    </>
  )
}
