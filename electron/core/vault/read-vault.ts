/**
 * The vaults of a workspace as its log tells them.
 */
import { foldVault, type VaultFold, vaultEventTypes } from '../../../src/domain/keys/fold-vault.ts'
import { wallOf } from '../../../src/domain/log/clock.ts'
import { type EventRow, eventColumns, ofFewTypes, rowToEvent, totalOrder } from '../log/event-row.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

const listed = vaultEventTypes.map((type) => `'${type}'`).join(', ')

export function readVault(db: ReadDb): VaultFold {
  const rows = db
    .prepare<[], EventRow>(
      `SELECT ${eventColumns} FROM event WHERE type IN (${listed}) AND ${ofFewTypes} ORDER BY ${totalOrder}`,
    )
    .all()
  return foldVault(rows.map(rowToEvent))
}

/** Wrong passphrases in a row, at this station, and when the last one was typed. */
export function readFailures(db: ReadDb, station: string): { readonly count: number; readonly lastMs: number } {
  const since = Number(
    db
      .prepare<[string], number>(
        `SELECT coalesce(max(seq), 0) FROM event
         WHERE type IN ('vault-opened', 'vault-created') AND ${ofFewTypes} AND station = ?`,
      )
      .pluck()
      .get(station),
  )
  const wrong = db
    .prepare<[string, number], { count: number; last: string | null }>(
      `SELECT count(*) AS count, max(time) AS last FROM event
       WHERE type = 'vault-refused' AND ${ofFewTypes} AND station = ? AND seq > ?`,
    )
    .get(station, since)
  if (wrong === undefined || wrong.last === null) return { count: 0, lastMs: 0 }
  return { count: wrong.count, lastMs: Date.parse(wallOf(wrong.last)) }
}
