import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords, type Piece } from './diff-words.ts'

const join = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')
const same = (pieces: readonly Piece[]) => join(pieces.filter(({ changed }) => !changed))
const changed = (pieces: readonly Piece[]) => pieces.filter((piece) => piece.changed).map(({ text }) => text)

const sentence = fc.array(fc.constantFrom('Type', 'this', 'line', '故', '障', ' ', '.', '{{windows}}'), {
  maxLength: 20,
})

test('each side joined is the text again, and what stayed is the same on both', () => {
  fc.assert(
    fc.property(sentence, sentence, (a, b) => {
      const { from, to } = diffWords(a.join(''), b.join(''))
      expect(join(from)).toBe(a.join(''))
      expect(join(to)).toBe(b.join(''))
      expect(same(from)).toBe(same(to))
    }),
  )
})

test('one word that was replaced is marked alone, in both scripts', () => {
  const english = diffWords('Type this line.', 'Copy this line.')
  expect([changed(english.from), changed(english.to)]).toEqual([['Type'], ['Copy']])
  const chinese = diffWords('请键入这一行', '请复制这一行')
  expect([changed(chinese.from), changed(chinese.to)]).toEqual([['键入'], ['复制']])
})

test('the same text has no change, and a very long one is one', () => {
  expect(changed(diffWords('a b', 'a b').from)).toEqual([])
  const long = 'word '.repeat(900)
  expect(changed(diffWords(long, `${long}x`).to)).toEqual([`${long}x`])
})
