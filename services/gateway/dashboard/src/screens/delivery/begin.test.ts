// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeQueryClient } from '@/api/query-client'
import { answering } from '@/testing/render'
import { openingQuery, overviewQuery } from '@/transcript/opening'
import { beginDelivery } from './begin'
import { deliveryQuery } from './data'
import { aDelivery, aRun } from './testing'

const failed = aRun({ id: '01a20d1e-536c-7e44-9c43-363bf8327990', status: 'failed' })
const delivery = aDelivery({ runs: [aRun(), failed] })
const address = { delivery: delivery.id, run: failed.id }
const path = `/api/deliveries/${delivery.id}`
const page = { events: [], next_before: null, next_after: null, closed: true, at_end: true }
const answers = {
  [`GET ${path}`]: delivery,
  [`GET ${path}/events`]: [],
  [`GET ${path}/runs/${failed.id}/overview`]: { closed: true, first_error: 400 },
  [`GET ${path}/runs/${failed.id}/events`]: page,
}

describe('a Delivery that is about to be opened', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('asks for the run of its address beside the Delivery, and then for the page with the first error', async () => {
    const calls = answering(answers)
    const client = makeQueryClient()
    beginDelivery(client, delivery.id, { tab: 'transcript', run: failed.id })
    await vi.waitFor(() => expect(client.getQueryData(openingQuery(address, 400).queryKey)).toMatchObject({ closed: true }))
    expect(calls.slice(0, 3).map((call) => call.path)).toContain(`${path}/runs/${failed.id}/overview`)
    expect(calls.filter((call) => call.path.endsWith('/overview'))).toHaveLength(1)
  })

  it('opens the newest run where the address names none', async () => {
    answering(answers)
    const client = makeQueryClient()
    beginDelivery(client, delivery.id, { tab: 'transcript' })
    await vi.waitFor(() => expect(client.getQueryData(overviewQuery(address).queryKey)).toBeDefined())
  })

  it('asks only for the Delivery while somebody but points to it', async () => {
    const calls = answering(answers)
    const client = makeQueryClient()
    beginDelivery(client, delivery.id, null)
    await vi.waitFor(() => expect(client.getQueryData(deliveryQuery(delivery.id).queryKey)).toBeDefined())
    expect(calls.map((call) => call.path)).toEqual([path])
  })

  it('leaves it to the screen to say what went wrong', async () => {
    const calls = answering({})
    const client = makeQueryClient()
    client.setDefaultOptions({ queries: { retry: false } })
    beginDelivery(client, delivery.id, { tab: 'transcript', run: failed.id })
    await vi.waitFor(() => expect(client.isFetching()).toBe(0))
    expect(calls).not.toHaveLength(0)
  })
})
