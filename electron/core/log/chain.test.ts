import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonicalText } from '../../../src/domain/log/canonical.ts'
import { hashEvent, isSigned, noPrev } from './chain.ts'

/** Vectors for everybody who checks a log without this program. */
const first = {
  station: '0123456789ABCDEF',
  seq: 1,
  time: '2024-07-19T05:27:31.042Z/0003',
  actor: 'M. Okafor',
  incident: 'incident-1',
  type: 'note-added',
  version: 1,
  payload: { text: 'On a cart, battery at 60 %. 电池 60 %\n"quoted"' },
  prev: noPrev,
}
const second = {
  ...first,
  seq: 2,
  host: '7HK2Q93HK2Q93HK2',
  run: '0123456789ABCDEF:1',
  payload: { text: '', z: [1, 'a', { b: -2 }] },
  prev: '',
}

describe('the canonical form', () => {
  test('is the one of the vectors', () => {
    expect(canonicalText({ b: 1, a: 'é\u20ac\n', '\ud83d\ude00': [], A: { y: 0, x: -9007199254740991 } })).toBe(
      '{"A":{"x":-9007199254740991,"y":0},"a":"é€\\n","b":1,"😀":[]}',
    )
  })

  test.each([1.5, Number.NaN, 2 ** 53, true, null])('refuses what programs read differently: %s', (value) => {
    expect(() => canonicalText({ value } as never)).toThrow()
  })
})

describe('the chain', () => {
  test('hashes the first vector to the written value', () => {
    expect(hashEvent(first)).toBe('9730a9f8a9d22f0872a63820269b53070b0bf5610f3a951425ef4afa3a68634a')
  })

  test('hashes the second vector, which follows the first, to the written value', () => {
    expect(hashEvent({ ...second, prev: hashEvent(first) })).toBe(
      '86c0db1600aaedc4cabdfdd444838c23664e8440509ed42619fbe52e7755cb56',
    )
  })

  test('changes with every field', () => {
    const hash = hashEvent(first)
    for (const field of Object.keys(first) as (keyof typeof first)[]) {
      const changed = typeof first[field] === 'number' ? 7 : field === 'payload' ? { text: 'x' } : `${first[field]}x`
      expect(hashEvent({ ...first, [field]: changed })).not.toBe(hash)
    }
  })

  test('takes a signature of the station over the hash and no other', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    const hash = hashEvent(first)
    const signature = sign(null, Buffer.from(hash, 'hex'), privateKey).toString('base64')
    expect(isSigned(hash, signature, key)).toBe(true)
    expect(isSigned(hashEvent({ ...first, seq: 2 }), signature, key)).toBe(false)
    expect(isSigned(hash, `A${signature.slice(1)}`, key) && signature[0] !== 'A').toBe(false)
    expect(isSigned(hash, 'nonsense', 'nonsense')).toBe(false)
  })
})
