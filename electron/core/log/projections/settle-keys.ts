/**
 * Brings the sealed rows of key imports into the tables, in short slices, as settle.ts does for hosts: the event is
 * in the log already, so a process that dies in between goes on at the next start.
 */
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Refusal } from '../../../../src/domain/refusal.ts'
import { heldTransaction } from '../../workspace/held.ts'
import type { WriteDb } from '../../workspace/sqlite.ts'
import { attachmentPath, isAttachmentIntact } from '../attachments.ts'
import { prepareStoreKey, type SealedRow } from './keys.ts'
import type { SettleHooks } from './settle.ts'

const sliceMs = 20

interface Unsettled {
  readonly import_number: number
  readonly id: string
  readonly placed: string
  readonly vault: string
  readonly sealed: string
  readonly stored: number
}

/**
 * Settles every import of keys that is not settled.
 *
 * @throws {Refusal} `workspace.damaged` when the sealed rows are missing or changed; the next call tries again
 */
export async function settleKeys(db: WriteDb, folder: string, hooks: SettleHooks): Promise<void> {
  const next = db.prepare<[], Unsettled>(`
    SELECT import_number, id, placed, vault, sealed, stored FROM key_import
    WHERE stored IS NOT NULL ORDER BY import_number LIMIT 1
  `)
  const move = db.prepare<[number | null, number]>('UPDATE key_import SET stored = ? WHERE import_number = ?')
  const held = heldTransaction(db)
  const store = prepareStoreKey(db)
  for (let load = next.get(); load !== undefined; load = next.get()) {
    const { import_number, stored } = load
    let done = 0
    let batch: SealedRow[] = []
    const lost = held.lost()
    const flush = async (): Promise<boolean> => {
      for (let at = 0; at < batch.length; ) {
        const from = load as Unsettled // the loop ended otherwise
        const start = performance.now()
        // What was rolled back since the last slice is not in the tables: the import starts again from what is.
        if (held.lost() !== lost) return false
        held.run(() => {
          for (; at < batch.length && performance.now() - start < sliceMs; at += 1) store(from, batch[at] as SealedRow)
          move.run(done - batch.length + at, import_number)
        })
        if (held.isDue()) held.commit()
        hooks.progress(done - batch.length + at)
        await hooks.pause()
        if (hooks.stopped()) return false
      }
      batch = []
      return true
    }
    let whole = true
    for await (const row of readSealedRows(folder, load.sealed)) {
      done += 1
      if (done <= stored) continue
      batch.push(row)
      if (batch.length < 500) continue
      whole = await flush()
      if (!whole) break
    }
    whole = whole && (await flush())
    if (whole && held.lost() === lost) held.run(() => move.run(null, import_number))
    held.commit()
    if (hooks.stopped()) return
  }
}

/**
 * Streams the sealed rows of an import.
 *
 * @throws {Refusal} `workspace.damaged` when the attachment is missing or changed, before the first row
 */
export async function* readSealedRows(folder: string, sha256: string): AsyncGenerator<SealedRow> {
  if (!(await isAttachmentIntact(folder, sha256))) {
    throw new Refusal('workspace.damaged', { finding: `attachment ${sha256} is missing or changed` })
  }
  const plain = createGunzip()
  pipeline(createReadStream(attachmentPath(folder, sha256)), plain, () => undefined)
  plain.setEncoding('utf8')
  let rest = ''
  for await (const chunk of plain) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line)
  }
}
