import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeOf, type KeyHost, type KnownKey, matchHost } from './match.ts'
import type { KeyClaim } from './read.ts'

const aHost = (id: string, ...claims: readonly KeyClaim[]): KeyHost => ({ id, claims })
const name = (value: string): KeyClaim => ({ kind: 'name', value })
const serial = (value: string): KeyClaim => ({ kind: 'serial', value })
const device = (value: string): KeyClaim => ({ kind: 'device-id', value })

describe('a key', () => {
  const hosts = [
    aHost('A', name('ward7-pc03'), serial('5cg4271kqt'), device('d-1')),
    aHost('B', name('ward7-pc04')),
    aHost('C', name('ward7-pc04'), serial('pf5xk3n8')),
  ]

  test.each([
    ['its device id', [device('d-1')], 'A', 'device-id'],
    ['its serial', [serial('pf5xk3n8')], 'C', 'serial'],
    ['its name', [name('ward7-pc03')], 'A', 'name'],
    ['its serial, where several have its name', [name('ward7-pc04'), serial('pf5xk3n8')], 'C', 'serial'],
    ['its name, where nobody has its serial', [serial('unheard-of'), name('ward7-pc03')], 'A', 'name'],
  ])('finds its host by %s', (_, claims, host, by) => {
    expect(matchHost({ claims }, hosts)).toEqual({ kind: 'host', host, by })
  })

  test.each([
    ['names nobody', [], 'no-claim', []],
    ['names somebody unknown', [name('elsewhere')], 'not-found', []],
    ['has the name of several', [name('ward7-pc04')], 'several', ['B', 'C']],
    [
      'has the serial of one and the name of another',
      [serial('5cg4271kqt'), name('ward7-pc04')],
      'contradicts',
      ['A', 'B', 'C'],
    ],
  ])('stays without a host when it %s', (_, claims, why, candidates) => {
    expect(matchHost({ claims }, hosts)).toEqual({ kind: 'unassigned', why, candidates })
  })

  test('whose name is cut at 15 characters is a proposal, never a match', () => {
    const long = [aHost('D', name('reha-therapie-raum12')), aHost('E', name('reha-therapie-raum13'))]
    expect(matchHost({ claims: [name('reha-therapie-r')] }, long)).toEqual({
      kind: 'unassigned',
      why: 'cut-name',
      candidates: ['D', 'E'],
    })
  })
})

describe('an import', () => {
  const known: KnownKey = { keyId: 'ID-1', name: 'k1', host: 'A' }
  test.each([
    ['a key that nobody knows is new', { keyId: 'ID-2', name: 'k2', host: 'A' }, { kind: 'new' }],
    ['the same key again is the same', known, { kind: 'same' }],
    ['the same key without its host is the same', { ...known, host: null }, { kind: 'same' }],
    ['the same key without its id is the same', { ...known, keyId: '' }, { kind: 'same' }],
    ['one id with two keys is a conflict', { ...known, name: 'k2' }, { kind: 'conflict', why: 'id-with-two-keys' }],
    ['one key with two ids is a conflict', { ...known, keyId: 'ID-2' }, { kind: 'conflict', why: 'two-ids' }],
    ['one key of two hosts is a conflict', { ...known, host: 'B' }, { kind: 'conflict', why: 'two-hosts' }],
    ['keys without an id never conflict by it', { keyId: '', name: 'k9', host: 'A' }, { kind: 'new' }],
  ])('%s', (_, key, change) => {
    expect(changeOf(key, [known])).toEqual(change)
  })

  test('says the same whatever the order of the rows before it', () => {
    const some = fc.record({
      keyId: fc.constantFrom('', 'a', 'b'),
      name: fc.constantFrom('x', 'y', 'z'),
      host: fc.constantFrom(null, 'A', 'B'),
    })
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 6 }), (key, before) => {
        expect(changeOf(key, before)).toEqual(changeOf(key, before.toReversed()))
      }),
    )
  })
})
