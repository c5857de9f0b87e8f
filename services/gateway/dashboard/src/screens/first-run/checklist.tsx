import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Circle, CircleCheck, X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useAccount, useSetup } from '@/api/account'
import { api, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import { workerStatusQuery } from '@/deliveries/cards'
import { useNewDelivery } from '@/deliveries/new/open'
import { Button } from '@/ui/button'
import { Panel } from '@/ui/panel'
import { useDemo } from './demo'
import { isOver, setOver } from './over'

interface Step {
  name: string
  done: boolean | undefined
  /** What to do about it. */
  todo: ReactNode
}

/** The way to the first approval; each step ticks itself by what the server says. Gone when done or dismissed. */
export function FirstRun() {
  const [over, end] = useState(isOver)
  if (over) return null
  return (
    <Steps
      onEnd={() => {
        setOver()
        end(true)
      }}
    />
  )
}

function Steps({ onEnd }: { onEnd: () => void }) {
  const steps = useSteps()
  const demo = useDemo()
  const known = steps.every((step) => step.done !== undefined)
  const done = known && steps.every((step) => step.done)
  const offersDemo = useSetup().data?.demo === true && !done
  useEffect(() => {
    if (done) setOver()
  }, [done])
  // Nothing that jumps in and away: it comes when all is known, and stays for this visit when it is done.
  if (!known) return null
  return (
    <Panel
      title={done ? 'You are all set' : 'First steps'}
      actions={
        <Button look="quiet" size="icon" aria-label="Dismiss the first steps" onClick={onEnd}>
          <X aria-hidden />
        </Button>
      }
    >
      {offersDemo && (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="text-muted">See the whole way first: a sample repository, a simulated agent, no account, no cost.</p>
          <Button disabled={demo.isPending} onClick={() => demo.mutate()}>
            Try the demo
          </Button>
        </div>
      )}
      <ol className="flex flex-col gap-2">
        {steps.map((step) => (
          <li key={step.name} className="flex items-start gap-2">
            {step.done ? (
              <CircleCheck aria-label="done" className="mt-0.5 size-4 shrink-0 text-good" />
            ) : (
              <Circle aria-label="to do" className="mt-0.5 size-4 shrink-0 text-muted" />
            )}
            <span className="min-w-0">
              <span className={step.done ? 'text-muted' : 'font-medium'}>{step.name}</span>
              {!step.done && <span className="block text-muted">{step.todo}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function useSteps(): Step[] {
  const [setup, account] = [useSetup().data, useAccount().data]
  const workers = useQuery(workerStatusQuery).data
  const sources = useQuery({ queryKey: keys.sources, queryFn: () => dataOf(api.GET('/api/sources')) }).data
  const deliveries = useQuery({
    queryKey: [...keys.deliveries, 'first'],
    queryFn: () => dataOf(api.GET('/api/deliveries', { params: { query: { Limit: 20 } } })),
  }).data
  return [
    {
      name: setup?.login === false ? 'Nobody needs an account on this machine' : 'You have an account',
      done: setup && account && true,
      todo: 'Sign in.',
    },
    {
      name: 'A worker is online',
      done: workers && workers.online > 0,
      todo: (
        <>
          <To to="/workers">Connect a worker</To>: a machine of yours that runs agents.
        </>
      ),
    },
    {
      name: 'A source is reachable',
      done: sources?.some(({ sync }) => sync.state === 'ok' || sync.state === 'listening'),
      todo: (
        <>
          <To to="/sources">Add a source</To>: a repository whose issues become Deliveries.
        </>
      ),
    },
    {
      name: 'The first Delivery is open',
      done: deliveries && deliveries.length > 0,
      todo: (
        <>
          Give an issue of the source one of its labels, or <NewDeliveryLink />.
        </>
      ),
    },
    {
      name: 'You approved something',
      done: deliveries?.some((one) => one.phase_runs.some((run) => run.approvals.length > 0)),
      todo: 'Start the plan of a Delivery, read it, and approve it: it waits in the inbox.',
    },
  ]
}

const To = ({ to, children }: { to: '/workers' | '/sources'; children: ReactNode }) => (
  <Link to={to} className="underline underline-offset-2">
    {children}
  </Link>
)

function NewDeliveryLink() {
  const open = useNewDelivery()
  return open ? (
    <button type="button" className="underline underline-offset-2 max-md:min-h-11 pointer-coarse:min-h-11" onClick={open}>
      open a Delivery by hand
    </button>
  ) : (
    <>open an issue there</>
  )
}
