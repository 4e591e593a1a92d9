/**
 * The keys to change as a list for whoever changes them: where, with what, until when. Never a digit.
 */
import { stringify } from 'csv-stringify/sync'
import { neutraliseCell } from '../../../src/domain/export/neutralise.ts'
import { rotationDueAt, rotationOf } from '../../../src/domain/keys/rotation.ts'
import { writeWholeFile } from '../export/atomic-file.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { listSeenKeys } from './key-rows.ts'

const columns = ['host', 'site', 'key_id', 'volume', 'source', 'seen_at', 'due_at', 'host_is_back', 'where', 'command']
const rowsPerSlice = 500

/**
 * Writes every key that somebody knows and that was not changed since, oldest first. RFC 4180, UTF-8 with BOM, CRLF,
 * times in UTC; cells that a spreadsheet would run are made text.
 *
 * @throws {Refusal} `export.no-permission`, `export.disk-full`, `export.disk-error`: no file is left then
 */
export async function writeRotation(
  db: ReadDb,
  path: string,
): Promise<{ path: string; keys: number; sizeBytes: number }> {
  const line = (cells: readonly string[]): string =>
    stringify([cells.map(neutraliseCell)], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ })
  let keys = 0
  const sizeBytes = await writeWholeFile(path, async (write) => {
    write(`\ufeff${line(columns)}`)
    for (;;) {
      const slice = listSeenKeys(db, keys, rowsPerSlice).keys
      for (const { row, isBack } of slice) {
        const { place, command } = rotationOf(row.source, row.keyId, row.volume)
        const { host, site, keyId, volume, source, seenAt } = row
        const back = isBack ? 'yes' : 'no'
        write(line([host ?? '', site, keyId, volume, source, seenAt, rotationDueAt(seenAt), back, place, command]))
      }
      keys += slice.length
      if (slice.length < rowsPerSlice) return
      await new Promise((resolve) => setImmediate(resolve))
    }
  })
  return { path, keys, sizeBytes }
}
