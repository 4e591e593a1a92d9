/**
 * Reads a file of keys, checks each, seals each, and says what an import would change, without touching the
 * workspace. What leaves this function is ciphertext, counts and line numbers.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { claimKinds, normaliseClaim } from '../../../src/domain/hosts/claims.ts'
import type { KeyItem } from '../../../src/domain/keys/read.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import type { JobHooks } from '../hosts/import/stage.ts'
import type { SealedRow } from '../log/projections/keys.ts'
import { refusalOfFile } from '../workspace/file-error.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { openKeyFile } from './read-key-file.ts'
import { packDigits, type Sealer } from './seal.ts'

export interface KeyCounts {
  readonly rows: number
  readonly new: number
  readonly same: number
  readonly conflict: number
  readonly refused: number
  readonly blank: number
}

export interface StagedKeys {
  readonly fileName: string
  readonly source: string
  readonly counts: KeyCounts
  readonly refused: { line: number; group?: number; code: string }[]
  readonly conflicts: { line: number; keyId: string }[]
  /** New keys whose claims name nobody. */
  readonly unassigned: number
  /** Rows that say something new; none when there is no file to keep. */
  readonly stored: number
  readonly sealed: { readonly file: string; readonly sha256: string }
}

const firstFew = 20
const rowsAtOnce = 200

/**
 * @param keep whether the sealed rows are written for a commit; a plan needs none
 * @throws {Refusal} `list.*`, `key.none-in-file`, `workspace.disk-full`; throws when aborted.
 *   Nothing is left in the scratch folder then
 */
export async function stageKeys(
  db: ReadDb,
  scratchFolder: string,
  path: string,
  sealer: Sealer,
  { keep, job }: { readonly keep: boolean; readonly job: JobHooks },
): Promise<StagedKeys> {
  const keys = await openKeyFile(path)
  mkdirSync(scratchFolder, { recursive: true })
  const file = join(scratchFolder, `${randomBytes(8).toString('hex')}.keys`)
  const found = { rows: 0, new: 0, same: 0, conflict: 0, refused: 0, blank: 0, unassigned: 0, stored: 0 }
  const refused: StagedKeys['refused'] = []
  const conflicts: StagedKeys['conflicts'] = []
  const judge = prepareJudge(db)

  /** Counts one row and gives its sealed line, when it says something that is not stored yet. */
  const take = (item: KeyItem): string => {
    found.rows += 1
    if (item.kind === 'blank') {
      found.blank += 1
      return ''
    }
    if (item.kind === 'fault') {
      found.refused += 1
      const { line, group, code } = item
      if (refused.length < firstFew) refused.push({ line, code, ...(group === undefined ? {} : { group }) })
      return ''
    }
    const { kind, line, digits, keyIdStart, ...about } = item
    const packed = packDigits(digits)
    digits.fill(0)
    try {
      const row = { ...about, keyId: about.keyId === '' ? keyIdStart : about.keyId, key: sealer.nameOf(packed) }
      const judged = judge(row)
      found[judged.state] += 1
      if (judged.state === 'conflict' && conflicts.length < firstFew) conflicts.push({ line, keyId: row.keyId })
      if (judged.state === 'new' && row.claims.length === 0) found.unassigned += 1
      if (!judged.isTelling) return ''
      found.stored += 1
      if (!keep) return ''
      const sealed: SealedRow = { ...row, line, sealed: sealer.seal(packed, row).toString('base64') }
      return `${JSON.stringify(sealed)}\n`
    } finally {
      packed.fill(0)
    }
  }

  async function* lines(): AsyncGenerator<string> {
    let block = ''
    for await (const item of keys.items(job.signal)) {
      block += take(item)
      if (found.rows % rowsAtOnce !== 0) continue
      job.progress('reading', found.rows, 0, 'rows')
      await new Promise((resolve) => setImmediate(resolve))
      job.signal.throwIfAborted()
      if (block !== '') yield block
      block = ''
    }
    job.progress('reading', found.rows, found.rows, 'rows')
    if (block !== '') yield block
  }

  try {
    const sha256 = await writeLines(lines(), keep ? file : null, job)
    const { unassigned, stored, ...counts } = found
    if (counts.new + counts.same + counts.conflict + counts.refused === 0)
      throw new Refusal('key.none-in-file', { path })
    return {
      fileName: basename(path).slice(0, 300),
      source: keys.source,
      counts,
      refused,
      conflicts,
      unassigned,
      stored,
      sealed: { file, sha256 },
    }
  } catch (error) {
    rmSync(file, { force: true })
    throw refusalOfFile(error) ?? error
  }
}

async function writeLines(lines: AsyncIterable<string>, file: string | null, job: JobHooks): Promise<string> {
  if (file === null) {
    for await (const _ of lines) job.signal.throwIfAborted()
    return ''
  }
  const hash = createHash('sha256')
  const gzip = createGzip({ level: 6 })
  gzip.on('data', (chunk: Buffer) => hash.update(chunk))
  await pipeline(Readable.from(lines), gzip, createWriteStream(file, { mode: 0o600 }), { signal: job.signal })
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  return hash.digest('hex')
}

type Judged = Pick<SealedRow, 'key' | 'keyId' | 'claims'>

/** Prepares the judgement of one row against the tables and the rows before it. */
export function prepareJudge(db: ReadDb): (row: Judged) => { state: 'new' | 'same' | 'conflict'; isTelling: boolean } {
  const known = db.prepare<[string], { key_number: number; keyId: string }>(
    'SELECT key_number, key_id AS keyId FROM vault_key WHERE id = ?',
  )
  const sameId = db
    .prepare<[string, string], number>('SELECT 1 FROM vault_key WHERE key_id = ? AND id <> ? LIMIT 1')
    .pluck()
  const claimed = db
    .prepare<[number, string, string], number>(
      'SELECT 1 FROM vault_claim WHERE key_number = ? AND kind = ? AND value = ?',
    )
    .pluck()
  /** In this file: key to what was said of it, key id to key. */
  const said = new Map<string, string>()
  const keyOfId = new Map<string, string>()

  const isClaimed = (number: number, { kind, value }: { kind: string; value: string }): boolean => {
    const compared = claimKinds.find((one) => one === kind)
    return compared === undefined || claimed.get(number, kind, normaliseClaim(compared, value)) !== undefined
  }
  return (row) => {
    const text = JSON.stringify([row.keyId, row.claims])
    const before = said.get(row.key)
    const stored = known.get(row.key)
    const other = keyOfId.get(row.keyId)
    said.set(row.key, text)
    if (row.keyId !== '' && other === undefined) keyOfId.set(row.keyId, row.key)
    const isKnown = stored !== undefined || before !== undefined
    const isSaid =
      before === text ||
      (stored !== undefined &&
        (row.keyId === '' || stored.keyId === row.keyId) &&
        row.claims.every((claim) => isClaimed(stored.key_number, claim)))
    if (isKnown) return { state: 'same', isTelling: !isSaid }
    const conflicts =
      row.keyId !== '' && ((other !== undefined && other !== row.key) || sameId.get(row.keyId, row.key) !== undefined)
    return { state: conflicts ? 'conflict' : 'new', isTelling: true }
  }
}
