import { CircleSlash, EyeOff, RefreshCw, TriangleAlert } from 'lucide-react'
import { compact, cost, plural } from '@/format/numbers'
import { between } from '@/format/time'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { useNow } from '@/ui/age'
import type { Overview } from './api'

/** What the run has taken so far, and where to look first. */
export function Totals({ overview, onGo, position }: { overview: Overview; onGo: (sequence: number) => void; position: number | null }) {
  const now = useNow()
  const { usage } = overview
  const isKnown = usage.turns > 0 || usage.cost_usd > 0
  const tokensIn = isKnown ? usage.input_tokens + usage.cache_read_tokens + usage.cache_creation_tokens : overview.prompt_tokens
  const next = (kind: string): (() => void) | undefined => {
    const places = overview.marks.filter((mark) => mark.kind === kind)
    const place = places.find((mark) => mark.sequence > (position ?? 0)) ?? places[0]
    return place && (() => onGo(place.sequence))
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
      {overview.simulated && <Badge tone="warn">simulated</Badge>}
      <span className="text-muted">{[overview.model, overview.worker].filter(Boolean).join(' on ')}</span>
      <span>{between(overview.started_at, overview.completed_at, Math.max(now, Date.parse(overview.started_at)))}</span>
      <span>{plural(overview.events, 'event')}</span>
      <span title={isKnown ? 'Input with what was read from and written to the cache' : 'Counted from the calls of the model so far'}>
        {compact(tokensIn)} tokens in
      </span>
      {isKnown ? <span>{compact(usage.output_tokens)} out</span> : <span className="text-muted">output is told at the end of a turn</span>}
      <span className="font-semibold">{isKnown ? cost(usage.cost_usd) : 'cost not told yet'}</span>
      <Place icon={TriangleAlert} tone="text-bad" count={overview.errors} word="error" go={next('error')} />
      <Place icon={CircleSlash} tone="text-warn" count={overview.denials} word="denial" go={next('denied')} />
      <Place icon={EyeOff} tone="text-warn" count={overview.redactions} word="redaction" go={next('redacted')} />
      <Place icon={RefreshCw} tone="text-warn" count={overview.retries} word="retry" many="retries" go={next('retry')} />
      {!overview.complete && overview.closed && <Badge tone="warn">output is missing</Badge>}
    </div>
  )
}

interface PlaceProps {
  icon: typeof EyeOff
  tone: string
  count: number
  word: string
  many?: string
  go: (() => void) | undefined
}

function Place({ icon: Icon, tone, count, word, many, go }: PlaceProps) {
  if (count === 0) return null
  const text = (
    <>
      <Icon aria-hidden className="size-3.5" />
      {plural(count, word, many)}
    </>
  )
  return go === undefined ? (
    <span className={`inline-flex items-center gap-1 ${tone}`}>{text}</span>
  ) : (
    <Button look="quiet" size="small" className={tone} onClick={go} title={`Go to the next ${word}`}>
      {text}
    </Button>
  )
}
