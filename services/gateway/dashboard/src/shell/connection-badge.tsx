import { clock } from '@/format/time'
import { useConnection } from '@/live/live'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'

/** Whether what is shown is what is. */
export function ConnectionBadge() {
  const connection = useConnection()
  if (connection.state === 'live') return <Badge tone="good">live</Badge>
  if (connection.state === 'connecting') return <Badge tone="idle">connecting</Badge>
  return (
    <span className="flex items-center gap-1">
      <Badge tone="warn">reconnecting, stale since {clock(connection.since)}</Badge>
      <Button size="small" look="quiet" onClick={connection.retryNow}>
        Retry now
      </Button>
    </span>
  )
}
