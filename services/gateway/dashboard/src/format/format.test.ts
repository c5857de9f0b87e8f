import { describe, expect, it } from 'vitest'
import { compact, cost, plural } from './numbers'
import { age, between, duration } from './time'

describe('times', () => {
  const now = Date.parse('2026-01-10T12:00:00Z')

  it.each([
    ['2026-01-10T11:59:58Z', 'now'],
    ['2026-01-10T11:59:18Z', '42s'],
    ['2026-01-10T11:55:00Z', '5m'],
    ['2026-01-09T09:00:00Z', '27h'],
    ['2026-01-07T12:00:00Z', '3d'],
    ['2026-01-10T12:05:00Z', 'now'],
  ])('an age of %s reads %s', (since, words) => {
    expect(age(since, now)).toBe(words)
  })

  it.each([
    [0, '0 ms'],
    [850, '850 ms'],
    [12_400, '12 s'],
    [185_000, '3 min 5 s'],
    [7_800_000, '2 h 10 min'],
    [3_600_000, '1 h'],
    [273_600_000, '3 d 4 h'],
  ])('a duration of %d ms reads %s', (milliseconds, words) => {
    expect(duration(milliseconds)).toBe(words)
  })

  it('something that has not ended lasts until now', () => {
    expect(between('2026-01-10T11:59:00Z', null, now)).toBe('1 min')
  })
})

describe('numbers', () => {
  it.each([[0, '$0.00'], [0.004, '<$0.01'], [0.42, '$0.42'], [12.345, '$12.35'], [12_345, '$12,345']])(
    'a cost of %d reads %s',
    (usd, words) => {
      expect(cost(usd)).toBe(words)
    },
  )

  it('a count says one or many', () => {
    expect(plural(1, 'Delivery', 'Deliveries')).toBe('1 Delivery')
    expect(plural(1200, 'Delivery', 'Deliveries')).toBe('1,200 Deliveries')
    expect(compact(1234)).toBe('1.2K')
  })
})
