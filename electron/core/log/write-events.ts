/**
 * The one way in which `electron/core` changes a workspace: events, with what they project, all or none.
 */
import { eventIdOf } from '../../../src/domain/ids.ts'
import type { Draft } from '../../../src/domain/log/event.ts'
import type { Workspace } from '../workspace/open.ts'

/**
 * Appends the events and folds what they touch, in one transaction. They are on disk when this returns.
 *
 * @returns the event ids, in order
 * @throws {Refusal} `workspace.disk-full`, `workspace.disk-error`, `workspace.read-only`: nothing was kept
 */
export function writeEvents(workspace: Workspace, drafts: readonly Draft[]): string[] {
  return writeTogether(workspace, (append) => drafts.map(append))
}

/** As `writeEvents`, for events that name earlier ones of the same transaction: `append` gives the id of each. */
export function writeTogether<Result>(
  workspace: Workspace,
  work: (append: (draft: Draft) => string) => Result,
): Result {
  try {
    return workspace.log.write((append) => {
      const result = work((draft) => {
        const event = append(draft)
        workspace.project(event)
        return eventIdOf(event.station, event.seq)
      })
      workspace.refold.flush()
      return result
    })
  } catch (error) {
    workspace.refold.drop()
    throw error
  }
}
