import { CircleCheck, CircleDashed, CircleX, LoaderCircle, OctagonPause, type LucideIcon } from 'lucide-react'
import type { Schema } from '@/api/client'
import { Badge, type Tone } from './badge'

export type RunStatus = Schema<'RunStatus'>

const looks: Record<RunStatus, { tone: Tone; icon: LucideIcon; turns?: boolean }> = {
  pending: { tone: 'idle', icon: CircleDashed },
  running: { tone: 'busy', icon: LoaderCircle, turns: true },
  succeeded: { tone: 'good', icon: CircleCheck },
  failed: { tone: 'bad', icon: CircleX },
  blocked: { tone: 'warn', icon: OctagonPause },
}

/** A run status by colour, sign and word. */
export function StatusBadge({ status, verdict }: { status: RunStatus; verdict?: Schema<'Verdict'> | null | undefined }) {
  const look = looks[status]
  const Icon = look.icon
  const against = status === 'succeeded' && verdict === 'not_pass'
  return (
    <Badge tone={against ? 'warn' : look.tone}>
      <Icon aria-hidden className={look.turns ? 'animate-spin' : undefined} />
      {against ? 'not passed' : status}
    </Badge>
  )
}
