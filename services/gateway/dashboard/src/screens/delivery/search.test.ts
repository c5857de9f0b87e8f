// @vitest-environment node
import { expect, it } from 'vitest'
import { deliverySearch } from './search'

it('takes from an address only what it understands', () => {
  const run = '01a20d1e-536c-7e44-9c43-363bf832799b'
  expect(deliverySearch({ tab: 'transcript', run, event: 12 })).toEqual({ tab: 'transcript', run, event: 12 })
  expect(deliverySearch({ tab: 'secrets', run: '../../x', event: '-1', other: 1 })).toEqual({})
})
