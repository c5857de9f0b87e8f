// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { clock } from '@/format/time'
import { callsLeft } from './calls-left'
import { inWords } from './reports'

it('calls left are told until they are reset, and all of them after that', () => {
  const limit = { limit: 5000, remaining: 12, reset_at: '2026-03-01T12:00:00Z' }
  expect(callsLeft(limit, Date.parse('2026-03-01T11:00:00Z'))).toEqual({ words: `12 of 5,000 calls left until ${clock(limit.reset_at)}`, few: true })
  expect(callsLeft(limit, Date.parse('2026-03-01T12:00:01Z'))).toEqual({
    words: `all 5,000 calls of the hour are left, since ${clock(limit.reset_at)}`, few: false,
  })
})

it.each([
  ['plan', '7', 'comment on #7: a plan waits'],
  ['closed', '7', 'comment on #7: closed'],
  ['plan-status', '0123456789abcdef', 'status of commit 0123456'],
  ['review-3', '8', 'review of pull request #8'],
])('what was written to the host is said in words: %s', (kind, target, words) => {
  expect(inWords({ kind, target })).toBe(words)
})
