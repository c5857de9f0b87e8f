import { Link } from '@tanstack/react-router'
import type { Schema } from '@/api/client'
import { between } from '@/format/time'
import { Age } from '@/ui/age'
import { Badge, type Tone } from '@/ui/badge'
import { Table } from '@/ui/table'

type Run = Schema<'WorkerRun'>

const tones: Record<string, Tone> = { succeeded: 'good', failed: 'bad', interrupted: 'warn', canceled: 'idle' }

export function WorkerRuns({ runs }: { runs: Run[] }) {
  return (
    <Table
      label="Its recent runs"
      rows={runs}
      id={(run) => run.id}
      columns={[
        {
          name: 'Run',
          cell: (run) => (
            <Link to="/deliveries/$id" params={{ id: run.delivery_id }} className="underline underline-offset-2">
              {run.phase} of {run.repository}
            </Link>
          ),
        },
        { name: 'Attempt', cell: (run) => run.attempt },
        { name: 'Outcome', cell: (run) => <Badge tone={tones[run.outcome ?? ''] ?? 'busy'}>{run.outcome ?? run.state}</Badge> },
        {
          name: 'Begun',
          cell: (run) => (
            <>
              <Age since={run.started_at ?? run.created_at} /> ago
            </>
          ),
        },
        { name: 'Took', cell: (run) => (run.started_at ? between(run.started_at, run.finished_at) : 'not begun') },
      ]}
    />
  )
}
