import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderKeys } from './key-order.ts'

test('nothing is added, taken away or changed', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(orderKeys(JSON.parse(json))).toEqual(JSON.parse(json))
    }),
  )
})

test('what it is comes first, its steps late, what another program wrote last; chosen names keep their order', () => {
  const value = {
    foreign: { b: 1, a: { steps: 1, id: 2 } },
    steps: [{ title: { en: 'x', 'zh-CN': 'y' }, next: 'b', kind: 'do', id: 'a' }],
    variables: { title: { title: 1, type: 2 }, id: { type: 3 } },
    id: 'r',
    format: 'f',
  }
  expect(JSON.stringify(orderKeys(value))).toBe(
    '{"format":"f","id":"r","variables":{"title":{"title":1,"type":2},"id":{"type":3}},' +
      '"steps":[{"id":"a","kind":"do","title":{"en":"x","zh-CN":"y"},"next":"b"}],"foreign":{"b":1,"a":{"steps":1,"id":2}}}',
  )
})
