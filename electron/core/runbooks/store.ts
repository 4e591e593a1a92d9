/**
 * Runbooks of the workspace: stored, and taken back. Each is one event that names its attachments, so that it is in
 * the log, travels to other stations and can be made anew from there.
 */
import { Refusal } from '../../../src/domain/refusal.ts'
import { storeAttachment } from '../log/attachments.ts'
import { writeEvents } from '../log/write-events.ts'
import { refusalOfFile } from '../workspace/file-error.ts'
import type { Workspace } from '../workspace/open.ts'
import type { Brought } from './bring.ts'
import { judgeFit } from './check.ts'
import { presentProblem } from './present.ts'
import type { Shelf } from './shelf.ts'

/**
 * Stores a version; one with problems is a draft, which nobody can start.
 *
 * @throws {Refusal} `runbook.version-exists`
 */
export function storeRunbook(workspace: Workspace, shelf: Shelf, brought: Brought, reason: string | undefined) {
  const { id, version, hash, ready, problems, bytes, source, file } = brought
  const fit = judgeFit(brought, shelf, null)
  if (fit === 'conflict') throw new Refusal('runbook.version-exists', { runbook: id, version })
  const stored = {
    id,
    version,
    hash,
    state: ready === null ? ('draft' as const) : ('ready' as const),
    problems: problems.map((problem) => presentProblem(brought.place(problem))),
  }
  if (fit === 'same') return { ...stored, event: '' }
  const why = reason?.trim() ?? ''
  try {
    storeAttachment(workspace.folder, bytes)
    const [event = ''] = writeEvents(workspace, [
      {
        type: 'runbook-added',
        payload: {
          runbook: id,
          version,
          hash,
          source: storeAttachment(workspace.folder, source),
          ...(file === '' ? {} : { file: file.slice(-300) }),
          ...(why === '' ? {} : { reason: why }),
        },
      },
    ])
    return { ...stored, event }
  } catch (error) {
    throw refusalOfFile(error) ?? error
  }
}

/**
 * Takes a version back, wherever in this team it was added. Open runs keep it: they are pinned to its content.
 *
 * @throws {Refusal} `runbook.not-found`, `runbook.shipped`, `runbook.withdrawn`
 */
export function withdrawRunbook(
  workspace: Workspace,
  shelf: Shelf,
  { runbook, hash, reason }: { readonly runbook: string; readonly hash: string; readonly reason?: string | undefined },
): string {
  const alike = shelf.versions.filter((version) => version.id === runbook && version.hash === hash)
  const added = alike.flatMap(({ state, added: row }) => (row === null || state === 'withdrawn' ? [] : [row.event]))
  if (added.length === 0) {
    if (alike.some(({ origin }) => origin === 'shipped')) throw new Refusal('runbook.shipped', { runbook })
    throw new Refusal(alike.length === 0 ? 'runbook.not-found' : 'runbook.withdrawn', { runbook })
  }
  const why = reason?.trim() ?? ''
  const [event = ''] = writeEvents(
    workspace,
    added.map((name) => ({
      type: 'runbook-withdrawn' as const,
      payload: { event: name, ...(why === '' ? {} : { reason: why }) },
    })),
  )
  return event
}
