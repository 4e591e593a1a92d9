import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkKeyUnits } from '../../../src/domain/keys/key.ts'
import { aKey } from '../../../src/domain/keys/testing/a-key.ts'
import { makeDataKey, unwrapDataKey, wrapDataKey } from './header.ts'
import { groupsOf, type KeyAbout, openSealer, packDigits } from './seal.ts'

// The real cost is measured in the benchmark; the law is the same for a cheap one.
const cheap = { n: 2 ** 10, r: 8, p: 1 }
const slot = { workspace: 'W1', vault: 'V1', slot: 'S1', person: 'R. Patel' }
const phrase = 'four plain words here'

function packed(seed: number): Buffer {
  const checked = checkKeyUnits(Buffer.from(aKey(seed), 'latin1'))
  if (!checked.ok) throw new Error('the sample is no key')
  return packDigits(checked.digits)
}

describe('a sealed key', () => {
  const dataKey = makeDataKey()
  const sealer = openSealer(dataKey, 'W1', 'V1')
  const aboutOf = (seed: number): KeyAbout => ({
    key: sealer.nameOf(packed(seed)),
    keyId: 'EA96E66B-D684-474A-B09A-CDCDE48041E6',
    volume: 'os',
    createdAt: '2023-10-10',
    source: 'ad',
    claims: [{ kind: 'name', value: 'lds-w4-0231' }],
  })

  test('opens to the digits that went in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
        const about = aboutOf(seed)
        expect(groupsOf(sealer.open(sealer.seal(packed(seed), about), about)).join('-') === aKey(seed)).toBe(true)
      }),
    )
  })

  test('does not open when any one bit of it was changed', () => {
    const about = aboutOf(1)
    const sealed = sealer.seal(packed(1), about)
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(() => sealer.open(changed, about)).toThrow(expect.objectContaining({ code: 'vault.damaged' }))
    }
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => sealer.open(sealed.subarray(0, length), about)).toThrow()
  })

  test('does not open for another machine, id, volume, vault or workspace', () => {
    const about = aboutOf(2)
    const sealed = sealer.seal(packed(2), about)
    const others: KeyAbout[] = [
      { ...about, claims: [{ kind: 'name', value: 'lds-w4-0232' }] },
      { ...about, claims: [] },
      { ...about, keyId: 'EA96E66B-D684-474A-B09A-CDCDE48041E7' },
      { ...about, key: 'ANOTHERKEY000000' },
      { ...about, volume: 'fixed' },
      { ...about, source: 'entra' },
      { ...about, createdAt: '' },
    ]
    for (const other of others) expect(() => sealer.open(sealed, other)).toThrow()
    expect(() => openSealer(dataKey, 'W2', 'V1').open(sealed, about)).toThrow()
    expect(() => openSealer(dataKey, 'W1', 'V2').open(sealed, about)).toThrow()
    expect(() => openSealer(makeDataKey(), 'W1', 'V1').open(sealed, about)).toThrow()
  })

  test('has the same name at each station of its vault, and another one elsewhere', () => {
    expect(openSealer(dataKey, 'W1', 'V1').nameOf(packed(3))).toBe(sealer.nameOf(packed(3)))
    expect(openSealer(makeDataKey(), 'W1', 'V1').nameOf(packed(3))).not.toBe(sealer.nameOf(packed(3)))
  })

  test('cannot be opened by a sealer that was wiped', () => {
    const about = aboutOf(4)
    const other = openSealer(dataKey, 'W1', 'V1')
    const sealed = other.seal(packed(4), about)
    other.wipe()
    expect(() => other.open(sealed, about)).toThrow()
  })
})

describe('the header of a slot', () => {
  test('opens with its passphrase, however its letters are composed, and with no other', async () => {
    const dataKey = makeDataKey()
    const header = await wrapDataKey(dataKey, 'Zürich ﬁve plain', slot, cheap)
    expect(await unwrapDataKey(header, 'Zu\u0308rich five plain', slot)).toEqual(dataKey)
    expect(await unwrapDataKey(header, 'Zurich five plain', slot)).toBeNull()
    expect(await unwrapDataKey(header, '', slot)).toBeNull()
  })

  test('does not open when any one byte of it was changed, and says so or takes it for a wrong passphrase', {
    timeout: 120_000,
  }, async () => {
    const header = await wrapDataKey(makeDataKey(), phrase, slot, { n: 2 ** 4, r: 1, p: 1 })
    for (let at = 0; at < header.length; at += 1) {
      const changed = Buffer.from(header)
      changed.writeUInt8(changed.readUInt8(at) ^ (randomBytes(1).readUInt8() & 0x7f || 1), at)
      const opened = await unwrapDataKey(changed, phrase, slot).catch((error: unknown) => error)
      if (opened !== null)
        expect(['vault.damaged', 'vault.of-another-workspace']).toContain((opened as { code?: string }).code)
    }
  })

  test('refuses one that was cut short, of another workspace, or that asks for more memory than there is', async () => {
    const header = await wrapDataKey(makeDataKey(), phrase, slot, cheap)
    for (const length of [0, 1, 40, header.length - 1])
      await expect(unwrapDataKey(header.subarray(0, length), phrase, slot)).rejects.toMatchObject({
        code: 'vault.damaged',
      })
    await expect(unwrapDataKey(header, phrase, { ...slot, workspace: 'W2' })).rejects.toMatchObject({
      code: 'vault.of-another-workspace',
    })
    await expect(unwrapDataKey(header, phrase, { ...slot, person: 'M. Okafor' })).rejects.toMatchObject({
      code: 'vault.damaged',
    })
    const greedy = Buffer.from(header.toString('utf8').replace('"n":1024', '"n":1073741824'))
    await expect(unwrapDataKey(greedy, phrase, slot)).rejects.toMatchObject({ code: 'vault.damaged' })
  })
})
