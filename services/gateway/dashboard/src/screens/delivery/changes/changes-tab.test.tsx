import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { show } from '@/testing/render'
import type { Delivery } from '../data'
import { Decision } from '../decision'
import { useComments } from '../plan/comments'
import { aDelivery, aRun } from '../testing'
import ChangesTab from './changes-tab'

const diff = 'diff --git a/greet.sh b/greet.sh\n--- a/greet.sh\n+++ b/greet.sh\n@@ -1,3 +1,3 @@\n #!/bin/sh\n-echo hello\n+echo bye\n-  exit\n+exit\n'
const run = aRun({
  mode: 'implement',
  artifacts: {
    branch: 'jakeops/x', base_commit: 'a', head_commit: 'b', commits: [{ id: 'b', subject: 'Greet', author: 'ann' }], files_changed: ['greet.sh'],
    diff_cut: false, pull_request_url: null, pull_request_note: null,
  },
})

function Screen({ delivery }: { delivery: Delivery }) {
  const comments = useComments(delivery.id, run.id)
  return (
    <>
      <Decision delivery={delivery} feedback={comments.asFeedback()} onRejected={comments.clear} dirty={false} />
      <ChangesTab delivery={delivery} comments={comments} />
    </>
  )
}

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

it('a change is commented on by keys alone, and the comments become the feedback of a reject', async () => {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'GET') return new Response(diff)
    sent.push(await request.json())
    return Response.json({ id: 'x' })
  })
  show(<Screen delivery={aDelivery({ phase: 'implement', runs: [run], actions: ['approve', 'reject'] })} />)
  const file = await screen.findByRole('region', { name: 'Diff of greet.sh' })
  const stops = within(file).getAllByRole('button').filter((one) => one.tabIndex === 0)
  expect(stops.map((one) => one.getAttribute('aria-label'))).toEqual(['Comment on line 1'])
  stops[0]?.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  await userEvent.keyboard('Say it twice.{Control>}{Enter}{/Control}')
  await waitFor(() => expect(within(file).getByRole('button', { name: 'Comment on line 2' })).toHaveFocus())
  await userEvent.keyboard('{ArrowUp}{Enter}')
  await userEvent.keyboard('Why not keep it?{Control>}{Enter}{/Control}')
  expect(screen.getByText('2 comments, sent with “Send back”.')).toBeInTheDocument()

  await userEvent.click(screen.getByRole('button', { name: 'Send back…' }))
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Send back' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    reason: 'Line 2 of greet.sh ("echo bye"):\nSay it twice.\n\nRemoved line 2 of greet.sh ("echo hello"):\nWhy not keep it?',
  })
  await waitFor(() => expect(localStorage.length).toBe(0))
})

it('white space is left out where it is asked for, and nothing is commented on that cannot be sent back', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(diff)))
  show(<Screen delivery={aDelivery({ phase: 'implement', runs: [run], actions: ['close'] })} />)
  const file = await screen.findByRole('region', { name: 'Diff of greet.sh' })
  expect(file).toHaveTextContent('3+exit')
  expect(within(file).queryAllByRole('button')).toHaveLength(0)
  await userEvent.click(screen.getByRole('checkbox', { name: 'Ignore white space' }))
  expect(file).not.toHaveTextContent('+exit')
})
