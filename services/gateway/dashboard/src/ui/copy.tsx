import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { announce } from './announcer'
import { Button } from './button'

/** A text to take elsewhere, whole, by one click; it can be selected where nothing may be copied. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      announce(`${label}: copied`)
    } catch {
      announce('The browser allows no copying here: select the text.')
    }
  }
  return (
    <div className="flex items-start gap-2 rounded-md border bg-sunken py-1 pr-1 pl-3">
      <code className="min-w-0 flex-1 py-1.5 font-mono text-xs break-all whitespace-pre-wrap select-all">{text}</code>
      <Button look="quiet" size="icon" aria-label={`Copy: ${label}`} onClick={() => void copy()}>
        {copied ? <Check aria-hidden className="text-good" /> : <Copy aria-hidden />}
      </Button>
    </div>
  )
}
