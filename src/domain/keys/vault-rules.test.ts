import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { delayAfter, waitLeft } from './delay.ts'
import { foldKey } from './fold-key.ts'
import { foldVault } from './fold-vault.ts'
import { foldKeyId } from './look-alike.ts'
import { judgePassphrase } from './passphrase.ts'
import { rotationOf } from './rotation.ts'

describe('a passphrase', () => {
  test('needs twelve characters of any kind and may be long', () => {
    expect(judgePassphrase('')).toBe('too-short')
    expect(judgePassphrase(' '.repeat(40))).toBe('too-short')
    expect(judgePassphrase('elevenchars')).toBe('too-short')
    expect(judgePassphrase('twelve chars')).toBeNull()
    expect(judgePassphrase('急诊科四楼电脑恢复专用口令')).toBeNull()
    expect(judgePassphrase('word '.repeat(100))).toBeNull()
    expect(judgePassphrase('x'.repeat(1_025))).toBe('too-long')
  })
})

describe('the wait after wrong passphrases', () => {
  test('starts with the third, grows, and never lasts longer than five minutes', () => {
    expect([0, 1, 2, 3, 4, 5].map(delayAfter)).toEqual([0, 0, 0, 2_000, 4_000, 8_000])
    fc.assert(
      fc.property(fc.nat(10_000), (failures) => {
        expect(delayAfter(failures + 1)).toBeGreaterThanOrEqual(delayAfter(failures))
        expect(delayAfter(failures)).toBeLessThanOrEqual(300_000)
      }),
    )
  })

  test('is never longer than its whole, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.maxSafeNat(), fc.maxSafeNat(), (failures, last, now) => {
        const left = waitLeft(failures, last, now)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left).toBeLessThanOrEqual(delayAfter(failures))
      }),
    )
  })
})

describe('a key', () => {
  const act = (kind: Parameters<typeof foldKey>[0][number]['kind'], host = '', time = '2024-07-19T06:00:00.000Z') => ({
    kind,
    host,
    time,
  })

  test('that was seen stays to be changed until it was, whatever came of it', () => {
    expect(foldKey([act('revealed'), act('hidden')])).toMatchObject({
      act: 'revealed',
      seenAt: expect.stringMatching(/./),
    })
    expect(foldKey([act('revealed'), act('refused')]).seenAt).not.toBe('')
    expect(foldKey([act('revealed'), act('used'), act('rotated')])).toEqual({
      act: 'rotated',
      assigned: '',
      seenAt: '',
    })
    expect(foldKey([act('rotated'), act('revealed')]).seenAt).not.toBe('')
  })

  test('belongs to the host that was named last', () => {
    expect(foldKey([act('assigned', 'A'), act('revealed', 'A'), act('assigned', 'B')]).assigned).toBe('B')
  })

  test('is changed by adding before deleting, so that a drive is never without a protector', () => {
    const { command } = rotationOf('ad', 'EA96E66B-D684-474A-B09A-CDCDE48041E6', 'os')
    expect(command.indexOf('-add')).toBeGreaterThan(0)
    expect(command.indexOf('-add')).toBeLessThan(command.indexOf('-delete'))
    expect(rotationOf('entra', 'EA96E66B-D684-474A-B09A-CDCDE48041E6', 'os').command).toBe('')
  })
})

test('a key id typed with look-alike letters folds to what stands on the screen', () => {
  expect(foldKeyId('ea96e66b')).toBe(foldKeyId('EA96EG6B'))
  expect(foldKeyId('O1B5-2680')).toBe(foldKeyId('0l85268o'))
  expect(foldKeyId('{EA96E66B-D684}')).toBe(foldKeyId('ea96e66b d684'))
})

describe('the people of a vault', () => {
  let seq = 0
  const event = (type: string, payload: unknown) => {
    seq += 1
    const time = `2024-07-19T06:00:00.000Z/${String(seq).padStart(4, '0')}`
    return { station: 'S', seq, time, actor: 'R. Patel', incident: 'i', type, version: 1, payload, prev: '' }
  }
  const header = (digit: string) => digit.repeat(64)
  const added = (slot: string, digit: string) =>
    event('vault-slot-added', { vault: 'V', slot, kind: 'passphrase', person: slot, header: header(digit) })

  test('never become none: the removal of the last one does not count', () => {
    const fold = foldVault([
      event('vault-created', { vault: 'V' }),
      added('one', '1'),
      added('two', '2'),
      event('vault-slot-removed', { vault: 'V', slot: 'one' }),
      event('vault-slot-removed', { vault: 'V', slot: 'two' }),
    ])
    expect(fold.slots.map(({ id }) => id)).toEqual(['two'])
    expect(fold.erased).toEqual([header('1')])
  })

  test('leave no wrapped key behind when they go or choose another passphrase', () => {
    const fold = foldVault([
      event('vault-created', { vault: 'V' }),
      added('one', '1'),
      added('two', '2'),
      event('vault-slot-changed', { vault: 'V', slot: 'one', header: header('3') }),
      event('vault-slot-removed', { vault: 'V', slot: 'two' }),
    ])
    expect(fold.erased).toEqual([header('1'), header('2')])
    expect(fold.slots).toMatchObject([{ id: 'one', header: header('3') }])
  })
})
