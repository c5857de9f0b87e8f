import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { count } from '@/format/numbers'
import { announce } from '@/ui/announcer'
import { Button } from '@/ui/button'
import { Input } from '@/ui/field'
import { shortestSearch, type SearchState } from './use-search'

interface SearchBoxProps {
  state: SearchState
  onSearch: (text: string) => void
  onStep: (by: number) => void
}

/** Search in one run: Enter searches and goes to the next hit, with Shift to the one before. */
export function SearchBox({ state, onSearch, onStep }: SearchBoxProps) {
  const [text, setText] = useState(state.text)
  const isNew = text !== state.text
  const result = found(state)
  useEffect(() => {
    if (result !== '' && !state.searching) announce(result.includes('/') ? `Hit ${result.replace('/', ' of ')}` : result)
  }, [result, state.searching])
  return (
    <form
      role="search"
      className="flex min-w-0 flex-wrap items-center gap-1"
      onSubmit={(event) => {
        event.preventDefault()
        if (isNew) onSearch(text)
        else onStep(1)
      }}
    >
      <Input
        type="search"
        aria-label="Search in this run"
        placeholder="Search in this run"
        value={text}
        maxLength={200}
        className="w-44"
        onChange={(event) => {
          setText(event.target.value)
          if (event.target.value === '') onSearch('')
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.shiftKey || isNew) return
          event.preventDefault()
          onStep(-1)
        }}
      />
      <Button look="quiet" size="icon" aria-label="Previous hit" disabled={state.hits.length === 0} onClick={() => onStep(-1)}>
        <ChevronUp aria-hidden />
      </Button>
      <Button look="quiet" size="icon" type="submit" aria-label={isNew ? 'Search' : 'Next hit'} disabled={text.length < shortestSearch}>
        <ChevronDown aria-hidden />
      </Button>
      <span className="min-w-16 text-xs text-muted tabular-nums">
        {result}
      </span>
    </form>
  )
}

function found({ text, hits, at, searching, more, error }: SearchState): string {
  if (error !== null) return error
  if (text.length < shortestSearch) return ''
  if (hits.length === 0) return searching ? 'searching…' : 'no hits'
  return `${count(at + 1)}/${count(hits.length)}${searching || more ? '+' : ''}`
}
