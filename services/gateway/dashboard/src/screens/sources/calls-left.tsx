import type { Schema } from '@/api/client'
import { count } from '@/format/numbers'
import { clock } from '@/format/time'

type Limit = Schema<'SeenLimit'>

/** After the reset all of them are there again, and nobody asked since. */
export function callsLeft(limit: Limit, now: number = Date.now()): { words: string; few: boolean } {
  const [left, all] = [count(limit.remaining), count(limit.limit)]
  return Date.parse(limit.reset_at) > now
    ? { words: `${left} of ${all} calls left until ${clock(limit.reset_at)}`, few: limit.remaining <= limit.limit / 10 }
    : { words: `all ${all} calls of the hour are left, since ${clock(limit.reset_at)}`, few: false }
}

/** What the host leaves of the account's limit, told with the last answer. */
export function CallsLeft({ limit }: { limit: Limit | null }) {
  if (limit === null) return null
  const { words, few } = callsLeft(limit)
  return (
    <span className={few ? 'text-warn' : 'text-muted'} title="Counted by the host for the account; its other sources use them too.">
      {words}
    </span>
  )
}
