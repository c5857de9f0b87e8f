import { expect, it } from 'vitest'
import { score } from './fuzzy'

it('letters are found in their order, and words that begin with them come first', () => {
  expect(score('xyz', 'Board')).toBeNull()
  expect(score('bo', 'Board') ?? 0).toBeGreaterThan(score('bo', 'Number of') ?? 0)
  expect(score('', 'Board')).not.toBeNull()
})
