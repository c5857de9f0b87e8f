import { useQuery } from '@tanstack/react-query'
import { CircleCheck, LoaderCircle } from 'lucide-react'
import { useEffect } from 'react'
import { api, dataOf, type Schema } from '@/api/client'
import { keys } from '@/api/keys'
import { announce } from '@/ui/announcer'
import { CopyText } from '@/ui/copy'
import { Tab, TabList, TabPanel, Tabs } from '@/ui/tabs'
import { commandsFor } from './commands'

/** The token with ready commands; turns green when a worker came in with it. A live event makes the list new. */
export function Connected({ token }: { token: Schema<'MadeToken'> }) {
  const commands = commandsFor(token.token)
  const workers = useQuery({
    queryKey: [...keys.workers, 'of', token.id],
    queryFn: () => dataOf(api.GET('/api/workers', { params: { query: { limit: 200 } } })),
  })
  const here = workers.data?.find((worker) => worker.token_id === token.id && worker.offline_since === null)
  const name = here?.name
  useEffect(() => {
    if (name !== undefined) announce(`${name} is connected.`)
  }, [name])
  return (
    <div className="flex flex-col gap-4">
      <CopyText text={token.token} label="Worker token" />
      <Tabs defaultValue={idOf(commands[0]?.name ?? '')}>
        <TabList aria-label="How to start it">
          {commands.map(({ name: way }) => (
            <Tab key={way} value={idOf(way)}>
              {way}
            </Tab>
          ))}
        </TabList>
        {commands.map(({ name: way, hint, command }) => (
          <TabPanel key={way} value={idOf(way)} className="flex flex-col gap-2">
            <CopyText text={command} label={`Command for ${way}`} />
            <p className="text-xs text-muted">{hint}</p>
          </TabPanel>
        ))}
      </Tabs>
      {here ? (
        <p className="flex items-center gap-2 rounded-md border border-good bg-good-soft px-3 py-2 text-good">
          <CircleCheck aria-hidden className="size-5 shrink-0" />
          {here.name} is connected and {here.state === 'online' ? 'takes work' : `is ${here.state}`}.
        </p>
      ) : (
        <p className="flex items-center gap-2 rounded-md border px-3 py-2 text-muted">
          <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin" />
          Waiting for a worker to come in with this token
        </p>
      )}
    </div>
  )
}

/** It becomes a part of ids, which have no spaces. */
const idOf = (name: string): string => name.replaceAll(' ', '-')
