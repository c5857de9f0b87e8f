// @vitest-environment node
import { expect, it } from 'vitest'
import { folded, redactionsIn } from './texts'

it('folds a long text to its first lines and counts all', () => {
  expect(folded('a\nb\nc\nd', 2)).toEqual({ shown: 'a\nb', lines: 4, isFolded: true })
  expect(folded('a\nb\n', 2)).toEqual({ shown: 'a\nb\n', lines: 2, isFolded: false })
  expect(folded('', 2)).toEqual({ shown: '', lines: 1, isFolded: false })
})

it('finds what the worker masked', () => {
  expect(redactionsIn('key=[redacted:aws-key] and [redacted:env:TOKEN]!')).toEqual([
    { text: 'key=' },
    { text: '[redacted:aws-key]', rule: 'aws-key' },
    { text: ' and ' },
    { text: '[redacted:env:TOKEN]', rule: 'env:TOKEN' },
    { text: '!' },
  ])
  expect(redactionsIn('[redacted: none')).toEqual([{ text: '[redacted: none' }])
})
