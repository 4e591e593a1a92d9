/**
 * Writes the one event of a load; its attachments are in place before it, its hosts follow in slices (settle.ts).
 */
import { Refusal } from '../../../../src/domain/refusal.ts'
import { adoptAttachment } from '../../log/attachments.ts'
import { writeEvents } from '../../log/write-events.ts'
import { refusalOfFile } from '../../workspace/file-error.ts'
import type { Workspace } from '../../workspace/open.ts'
import type { ReadDb } from '../../workspace/sqlite.ts'
import type { Staged } from './stage.ts'

/**
 * Commits a read list.
 *
 * @returns the id of the load, or `null` when the list changes nothing: then nothing is written
 */
export function commitLoad(workspace: Workspace, staged: Staged): string | null {
  const { counts } = staged.plan
  if (counts.new === 0 && counts.changed === 0) return null
  try {
    adoptAttachment(workspace.folder, staged.raw.file, staged.raw.sha256)
    adoptAttachment(workspace.folder, staged.canonical.file, staged.canonical.sha256)
  } catch (error) {
    throw refusalOfFile(error) ?? error
  }
  const { encoding, delimiter, headerLine, sheet } = staged.shape
  const [id] = writeEvents(workspace, [
    {
      type: 'import-finished',
      payload: {
        file: staged.fileName,
        raw: staged.raw.sha256,
        canonical: staged.canonical.sha256,
        encoding,
        delimiter,
        headerLine,
        ...(sheet === null ? {} : { sheet }),
        mapping: staged.mapping,
        ...(staged.preset === null ? {} : { preset: staged.preset }),
        counts,
      },
    },
  ])
  return id ?? null
}

/**
 * How many hosts a load named, if it can be taken back.
 *
 * @throws {Refusal} `import.not-found`, `import.already-reverted`
 */
export function requireRevertable(db: ReadDb, id: string): number {
  const load = db
    .prepare<[string], { import_number: number; reverted: number }>(
      'SELECT import_number, reverted FROM import WHERE id = ?',
    )
    .get(id)
  if (load === undefined) throw new Refusal('import.not-found', { import: id })
  if (load.reverted === 1) throw new Refusal('import.already-reverted', { import: id })
  return Number(
    db
      .prepare<[number], number>('SELECT count(*) FROM import_row WHERE import_number = ?')
      .pluck()
      .get(load.import_number),
  )
}
