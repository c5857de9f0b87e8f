import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { plural } from '@/format/numbers'
import { Badge } from '@/ui/badge'
import { ErrorState } from '@/ui/states'
import { Panel } from '@/ui/panel'
import { queued, waiting } from './queries'

const shown = 5

/** What waits for a worker, by why it waits; work that no worker can take comes first. */
export function WaitingWork() {
  const work = useQuery(queued)
  if (work.isError) return <ErrorState error={work.error} retry={() => void work.refetch()} />
  if (work.data === undefined || work.data.length === 0) return null
  const groups = waiting(work.data)
  const stuck = groups.some((group) => group.stuck)
  return (
    <Panel
      title={stuck ? 'Work that no worker can take' : 'Work that waits for a worker'}
      className={stuck ? 'border-warn' : ''}
    >
      <ul className="flex flex-col gap-4">
        {groups.map((group) => (
          <li key={group.reason} className="flex flex-col gap-1">
            <p>
              <Badge tone={group.stuck ? 'warn' : 'idle'}>{plural(group.work.length, 'run')}</Badge> {group.reason}
            </p>
            <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
              {group.work.slice(0, shown).map((one) => (
                <li key={one.id}>
                  <Link to="/deliveries/$id" params={{ id: one.delivery_id }} className="underline underline-offset-2">
                    {one.phase} of {one.repository}
                  </Link>
                  {one.required_tags.length > 0 && ` (needs ${one.required_tags.join(', ')})`}
                </li>
              ))}
              {group.work.length > shown && <li>and {group.work.length - shown} more</li>}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
