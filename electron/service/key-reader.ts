/**
 * Who reads files of keys: a thread of its own, which ends when the file is read. Its memory goes with it, and with
 * it every string that a parser could not wipe.
 */
import { basename } from 'node:path'
import type { Output } from '../../src/contract/index.ts'
import type { JobHooks } from '../core/hosts/import/stage.ts'
import { openKeyFile } from '../core/vault/read-key-file.ts'
import { openSealer } from '../core/vault/seal.ts'
import { type StagedKeys, stageKeys } from '../core/vault/stage-keys.ts'
import { scratchPath } from '../core/workspace/layout.ts'
import { openWorkspaceReader } from '../core/workspace/open.ts'

/** Under which key rows are sealed. The data key stays the caller's. */
export interface Sealing {
  readonly workspace: string
  readonly vault: string
  readonly dataKey: Buffer
}

export interface KeyReader {
  preview(path: string): Promise<Output<'keys.import-preview'>>
  stage(folder: string, sealing: Sealing, path: string, keep: boolean, job: JobHooks): Promise<StagedKeys>
}

/** Reads in this very process, for the command line, which ends anyway. */
export function openInlineKeyReader(): KeyReader {
  return {
    preview: previewKeys,
    async stage(folder, { workspace, vault, dataKey }, path, keep, job) {
      const db = openWorkspaceReader(folder)
      const sealer = openSealer(dataKey, workspace, vault)
      try {
        return await stageKeys(db, scratchPath(folder), path, sealer, { keep, job })
      } finally {
        sealer.wipe()
        db.close()
      }
    },
  }
}

const firstFew = 20
const shownRows = 12

/** What a file is, without a digit. @throws {Refusal} as `openKeyFile` */
export async function previewKeys(path: string): Promise<Output<'keys.import-preview'>> {
  const file = await openKeyFile(path)
  const shown: Output<'keys.import-preview'> = {
    file: { name: basename(path), sizeBytes: file.sizeBytes, modifiedAt: file.modifiedAt },
    source: file.source,
    keys: 0,
    blank: 0,
    firstRows: [],
    refusedCount: 0,
    refused: [],
  }
  for await (const item of file.items()) {
    if (item.kind === 'blank') shown.blank += 1
    else if (item.kind === 'fault') {
      shown.refusedCount += 1
      const { line, group, code } = item
      if (shown.refused.length < firstFew) shown.refused.push({ line, code, ...(group === undefined ? {} : { group }) })
    } else {
      item.digits.fill(0)
      shown.keys += 1
      const { line, volume, createdAt, claims } = item
      const keyId = item.keyId === '' ? item.keyIdStart : item.keyId
      if (shown.firstRows.length < shownRows)
        shown.firstRows.push({ line, keyId, volume, createdAt, claims: claims.map((claim) => ({ ...claim })) })
    }
  }
  return shown
}
