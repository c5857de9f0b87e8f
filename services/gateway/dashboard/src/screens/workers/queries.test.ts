// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { waiting, type Execution } from './queries'

const work = (id: string, waiting_reason: string): Execution =>
  ({ id, waiting_reason, required_tags: [], repository: 'acme/shop', phase: 'plan' }) as unknown as Execution

it('work that no worker can take stands before work that only waits its turn', () => {
  const busy = 'The only fitting worker, mac, is busy; you are 1st.'
  const groups = waiting([
    work('a', busy),
    work('b', busy),
    work('c', 'No online worker has gpu (1 online: mac []).'),
    work('d', 'All 2 fitting workers are busy; you are 3rd.'),
  ])
  expect(groups.map((group) => [group.stuck, group.work.length])).toEqual([
    [true, 1],
    [false, 2],
    [false, 1],
  ])
})
