import { expect, it } from 'vitest'
import { isEmpty, readFilter } from './filter'

it('an address that anybody wrote gives only what is understood', () => {
  expect(readFilter({ phase: 'plan,dream', status: 'asleep', q: '  a ', min_cost: '-1', min_age: '90.4', needs: 'coffee' })).toEqual({
    phase: 'plan', q: 'a', min_age: 90,
  })
  expect(isEmpty(readFilter({ q: '', min_age: 'x' }))).toBe(true)
})
