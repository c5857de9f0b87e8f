import { expect, it } from 'vitest'
import { ownPath } from './own-path'

it.each(['/', '/deliveries/7?tab=plan'])('%s is a place to go to after sign-in', (path) => {
  expect(ownPath(path)).toBe(path)
})

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', 7])(
  '%s leads nowhere',
  (path) => {
    expect(ownPath(path)).toBeUndefined()
  },
)
