import { useQuery } from '@tanstack/react-query'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { refusal, show } from '@/testing/render'
import { HoldDialog } from './hold-dialog'
import { workerQuery, type Worker } from './queries'

const online = { id: 'w1', name: 'build-7', state: 'online', paused: null, why: null } as Worker

function Page() {
  const worker = useQuery(workerQuery('w1')).data
  const [open, setOpen] = useState(true)
  if (!worker) return null
  return (
    <>
      <p>It is {worker.state}</p>
      {open && <HoldDialog worker={worker} onClose={() => setOpen(false)} />}
    </>
  )
}

afterEach(() => vi.unstubAllGlobals())

it('a worker is shown as paused at once; a refusal takes that back and keeps what was written', async () => {
  let answer: (response: Response) => void = () => undefined
  vi.stubGlobal('fetch', (request: Request) =>
    request.method === 'GET' ? Promise.resolve(Response.json(online)) : new Promise<Response>((done) => (answer = done)))
  show(<Page />)
  await userEvent.type(within(await screen.findByRole('dialog')).getByLabelText('Why'), 'New disk')
  await userEvent.click(screen.getByRole('button', { name: 'Pause it' }))
  expect(await screen.findByText('It is paused')).toBeInTheDocument()
  expect(screen.queryByRole('dialog')).toBeNull()

  answer(refusal(409, 'build-7 is not connected.'))
  expect(await screen.findByRole('alert')).toHaveTextContent('build-7 is not connected.')
  expect(screen.getByText('It is online')).toBeInTheDocument()
  expect(screen.getByLabelText('Why')).toHaveValue('New disk')
})
