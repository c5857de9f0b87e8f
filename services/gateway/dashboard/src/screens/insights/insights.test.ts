import { describe, expect, it } from 'vitest'
import { share } from './lead'
import { lastDays, nextDay } from './range'
import { insightsSearch } from './search'
import { busyOf, busySeries } from './series'

describe('the range of insights', () => {
  it('counts both of its days', () => {
    const { from, to } = lastDays(7)
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(6)
    expect(nextDay('2026-02-28')).toBe('2026-03-01')
  })

  it.each([
    [{ from: '2026-01-01', to: '2026-01-31' }, { from: '2026-01-01', to: '2026-01-31' }],
    [{ from: '2026-02-01', to: '2026-01-31' }, {}],
    [{ from: '2026-02-30', to: '2026-03-31' }, {}],
    [{ from: 'x' }, {}],
  ])('is read from the address: %o', (search, range) => {
    expect(insightsSearch(search)).toEqual(range)
  })
})

it('the parts of lead times are shares of all of it', () => {
  const split = { agent_ms: 250, human_ms: 500, checks_ms: 250, queue_ms: 0 }
  expect([share(split, 'agent_ms'), share(split, 'human_ms'), share(split, 'queue_ms')]).toEqual(['25%', '50%', '0%'])
  expect(share({ agent_ms: 0, human_ms: 0, checks_ms: 0, queue_ms: 0 }, 'agent_ms')).toBe('0%')
})

it('workers are drawn from the busiest to the others, whatever their names are', () => {
  const day = (busy: { worker: string | null; busy_ms: number }[]) => ({ busy }) as Parameters<typeof busyOf>[0]
  const days = [day([{ worker: null, busy_ms: 900 }, { worker: 'mac.local', busy_ms: 10 }]), day([{ worker: 'linux-1', busy_ms: 40 }])]
  expect(busySeries(days).map(({ key, name }) => `${key} ${name}`)).toEqual(['w0 linux-1', 'w1 mac.local', 'w2 other workers'])
  expect(days.map((one) => busyOf(one, 'mac.local'))).toEqual([10, 0])
})
