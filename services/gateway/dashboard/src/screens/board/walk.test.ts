// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { aCard } from '@/deliveries/testing'
import { Walk } from './walk'

// Its frames may come after the test has ended.
vi.stubGlobal('CSS', { escape: (text: string) => text })

const at = (seq: number) => aCard({ id: `id-${seq}`, seq })

it('stays with its card when others come above it, and acts on no other one when it has left', () => {
  const walk = new Walk()
  walk.setCards('plan', [at(5), at(4), at(3)])
  walk.down(1)
  walk.down(1)
  expect(walk.card?.seq).toBe(4)
  walk.setCards('plan', [at(6), at(5), at(4), at(3)])
  expect(walk.card?.seq).toBe(4)
  // It was approved, and another one stands in its place.
  walk.setCards('plan', [at(6), at(5), at(3)])
  expect(walk.card).toBeUndefined()
  walk.down(1)
  expect(walk.card?.seq).toBe(3)
})
