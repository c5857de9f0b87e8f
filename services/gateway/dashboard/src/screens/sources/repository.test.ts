import { expect, it } from 'vitest'
import { repositoryOf } from './repository'

it.each([
  ['acme/shop', 'github.com acme shop'],
  [' https://github.com/acme/shop.git ', 'github.com acme shop'],
  ['https://github.com/acme/shop/issues/7', 'github.com acme shop'],
  ['git@github.com:acme/shop.git', 'github.com acme shop'],
  ['https://git.acme.example:8443/acme/shop', 'git.acme.example:8443 acme shop'],
])('the repository is known from %s', (text, known) => {
  expect(Object.values(repositoryOf(text) ?? {}).join(' ')).toBe(known)
})

it.each(['', 'shop', 'acme/shop/more', 'ftp://github.com/acme/shop'])('"%s" is no repository', (text) => {
  expect(repositoryOf(text)).toBeNull()
})
