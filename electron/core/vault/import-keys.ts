/**
 * Writes the one event of a key import; its sealed rows are in place before it.
 */
import { rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { checkKey, normalizeKeyId } from '../../../src/domain/keys/key.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { requireHost } from '../hosts/find-host.ts'
import { adoptAttachment, storeAttachment } from '../log/attachments.ts'
import type { SealedRow } from '../log/projections/keys.ts'
import { writeEvents } from '../log/write-events.ts'
import { refusalOfFile } from '../workspace/file-error.ts'
import type { Workspace } from '../workspace/open.ts'
import { type KeyAbout, packDigits, type Sealer } from './seal.ts'
import { prepareJudge, type StagedKeys } from './stage-keys.ts'

/** @returns the id of the import, or `null` when the file says nothing new: then nothing is written */
export function commitKeys(workspace: Workspace, vault: string, staged: StagedKeys): string | null {
  if (staged.stored === 0) return null
  try {
    adoptAttachment(workspace.folder, staged.sealed.file, staged.sealed.sha256)
  } catch (error) {
    throw refusalOfFile(error) ?? error
  }
  const { fileName: file, source, counts } = staged
  const [id] = writeEvents(workspace, [
    { type: 'keys-imported', payload: { vault, file, source, sealed: staged.sealed.sha256, counts } },
  ])
  return id ?? null
}

/** Removes what a commit did not take over. */
export function discardStagedKeys(staged: StagedKeys): void {
  rmSync(staged.sealed.file, { force: true })
}

export interface TypedKey {
  readonly digits: string
  readonly keyId?: string | undefined
  readonly host?: string | undefined
  readonly volume?: 'os' | 'fixed' | 'removable' | undefined
}

/**
 * Seals one key that was typed or scanned.
 *
 * @throws {Refusal} `key.invalid` with `problem` and `group`, `key.id-invalid`, `host.not-found`, `host.ambiguous`
 */
export function addKey(
  workspace: Workspace,
  sealer: Sealer,
  typed: TypedKey,
): { key: string; state: 'new' | 'same' | 'conflict' } {
  const checked = checkKey(typed.digits)
  if (!checked.ok) throw new Refusal('key.invalid', { problem: checked.code, group: checked.group ?? 0 })
  const keyId = keyIdOf(typed.keyId)
  const host = typed.host === undefined ? null : requireHost(workspace.db, typed.host)
  const digits = Buffer.from(checked.digits, 'latin1')
  const packed = packDigits(digits)
  digits.fill(0)
  try {
    const about: KeyAbout = {
      key: sealer.nameOf(packed),
      keyId,
      volume: typed.volume ?? '',
      createdAt: '',
      source: 'typed',
      claims: [],
    }
    const { state, isTelling } = prepareJudge(workspace.db)(about)
    const row: SealedRow = { ...about, line: 1, sealed: sealer.seal(packed, about).toString('base64') }
    const counts = { rows: 1, new: 0, same: 0, conflict: 0, refused: 0, blank: 0, [state]: 1 }
    writeEvents(workspace, [
      ...(isTelling
        ? [
            {
              type: 'keys-imported' as const,
              payload: { vault: sealer.vault, file: '', source: 'typed', sealed: storeRow(workspace, row), counts },
            },
          ]
        : []),
      ...(host === null ? [] : [{ type: 'key-assigned' as const, host: host.id, payload: { key: row.key } }]),
    ])
    return { key: row.key, state }
  } finally {
    packed.fill(0)
  }
}

function keyIdOf(text: string | undefined): string {
  if (text === undefined || text.trim() === '') return ''
  const keyId = normalizeKeyId(text)
  if (keyId === null) throw new Refusal('key.id-invalid')
  return keyId
}

function storeRow(workspace: Workspace, row: SealedRow): string {
  try {
    return storeAttachment(workspace.folder, gzipSync(`${JSON.stringify(row)}\n`))
  } catch (error) {
    throw refusalOfFile(error) ?? error
  }
}
