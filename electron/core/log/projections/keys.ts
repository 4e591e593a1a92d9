/**
 * What the events of keys change in the tables. Every table only gains rows or keeps the row that stands first in the
 * total order, so the order of arrival does not matter (P4).
 */
import { claimKinds, normaliseClaim } from '../../../../src/domain/hosts/claims.ts'
import { eventIdOf } from '../../../../src/domain/ids.ts'
import { foldKey, type KeyAct, type KeyActKind } from '../../../../src/domain/keys/fold-key.ts'
import { foldKeyId } from '../../../../src/domain/keys/look-alike.ts'
import { type Canonical, canonicalText } from '../../../../src/domain/log/canonical.ts'
import { wallOf } from '../../../../src/domain/log/clock.ts'
import { type Envelope, isEvent, type LoggedEvent, orderKey } from '../../../../src/domain/log/event.ts'
import type { WriteDb } from '../../workspace/sqlite.ts'

/** One line of the attachment with sealed rows. */
export interface SealedRow {
  readonly key: string
  readonly keyId: string
  readonly volume: 'os' | 'fixed' | 'removable' | ''
  readonly createdAt: string
  readonly source: string
  readonly claims: readonly { readonly kind: string; readonly value: string }[]
  readonly line: number
  /** Base64. */
  readonly sealed: string
}

export const keyEventTypes = [
  'keys-imported',
  'key-assigned',
  'key-revealed',
  'key-hidden',
  'key-used',
  'key-refused',
  'key-rotated',
] as const

/** Prepares the projection of one event about keys. The sealed rows of an import follow in slices (settle-keys.ts). */
export function prepareProjectKeys(db: WriteDb): (event: LoggedEvent) => void {
  const addImport = db.prepare(`
    INSERT INTO key_import (id, placed, time, actor, vault, file, source, sealed, counts, stored)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
  `)
  const addAct = db.prepare(`
    INSERT INTO key_act (event, placed, key, kind, time, actor, host, run, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const refold = prepareRefoldKey(db)
  return (event) => {
    const id = eventIdOf(event.station, event.seq)
    if (isEvent(event, 'keys-imported')) {
      const { vault, file, source, sealed, counts } = event.payload
      const time = wallOf(event.time)
      addImport.run(id, orderKey(event), time, event.actor, vault, file, source, sealed, canonicalText(counts))
      return
    }
    const act = actOf(event)
    if (act === null) return
    const { key, kind, time, ...detail } = act
    addAct.run(
      id,
      orderKey(event),
      key,
      kind,
      time ?? wallOf(event.time),
      event.actor,
      event.host ?? '',
      event.run ?? '',
      canonicalText(detail as Canonical), // text only, as the payloads are
    )
    refold(key)
  }
}

interface Act {
  readonly key: string
  readonly kind: KeyActKind
  readonly time?: string | undefined
  readonly [detail: string]: string | undefined
}

function actOf(event: Envelope): Act | null {
  if (isEvent(event, 'key-assigned')) return { ...event.payload, kind: 'assigned' }
  if (isEvent(event, 'key-revealed')) {
    const { at, ...payload } = event.payload
    return { ...payload, kind: 'revealed', ...(at === undefined ? {} : { time: at }) }
  }
  if (isEvent(event, 'key-hidden')) return { ...event.payload, kind: 'hidden' }
  if (isEvent(event, 'key-used')) return { ...event.payload, kind: 'used' }
  if (isEvent(event, 'key-refused')) return { ...event.payload, kind: 'refused' }
  return isEvent(event, 'key-rotated') ? { ...event.payload, kind: 'rotated' } : null
}

/** Prepares the folding of one key, which may not have come yet: its acts wait for it. */
function prepareRefoldKey(db: WriteDb): (key: string) => void {
  const acts = db.prepare<[string], KeyAct>('SELECT kind, host, time FROM key_act WHERE key = ? ORDER BY placed')
  const put = db.prepare<[string, string, string, string]>(
    'UPDATE vault_key SET act = ?, assigned = ?, seen_at = ? WHERE id = ?',
  )
  return (key) => {
    const fold = foldKey(acts.all(key))
    put.run(fold.act, fold.assigned, fold.seenAt, key)
  }
}

/** Prepares the storing of one sealed row of an import. */
export function prepareStoreKey(
  db: WriteDb,
): (from: { id: string; placed: string; vault: string }, row: SealedRow) => void {
  const known = db.prepare<[string], { key_number: number; placed: string }>(
    'SELECT key_number, placed FROM vault_key WHERE id = ?',
  )
  const add = db.prepare(`
    INSERT INTO vault_key
      (key_number, id, placed, import, line, vault, key_id, folded, volume, created_at, source, claims, sealed, act,
       assigned, seen_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '')
  `)
  const drop = db.prepare<[number]>('DELETE FROM vault_key WHERE key_number = ?')
  const addClaim = db.prepare<[number, string, string]>(
    'INSERT OR IGNORE INTO vault_claim (key_number, kind, value) VALUES (?, ?, ?)',
  )
  const acted = db.prepare<[string], number>('SELECT 1 FROM key_act WHERE key = ? LIMIT 1').pluck()
  const refold = prepareRefoldKey(db)
  return (from, row) => {
    const before = known.get(row.key)
    // A row that names the key id stands before one that does not: a screen can only be asked for the id.
    const placed = `${row.keyId === '' ? 1 : 0} ${from.placed} ${String(row.line).padStart(9, '0')}`
    let number = before?.key_number
    if (before === undefined || placed < before.placed) {
      if (before !== undefined) drop.run(before.key_number)
      number = Number(
        add.run(
          number ?? null,
          row.key,
          placed,
          from.id,
          row.line,
          from.vault,
          row.keyId,
          foldKeyId(row.keyId),
          row.volume,
          row.createdAt,
          row.source,
          JSON.stringify(row.claims),
          Buffer.from(row.sealed, 'base64'),
        ).lastInsertRowid,
      )
      if (acted.get(row.key) !== undefined) refold(row.key)
    }
    for (const { kind, value } of row.claims) {
      const compared = claimKinds.find((known) => known === kind)
      if (compared === undefined) continue
      const normal = normaliseClaim(compared, value)
      if (normal !== '') addClaim.run(number ?? 0, kind, normal)
    }
  }
}
