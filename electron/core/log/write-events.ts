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
  try {
    return workspace.log.write((append) => {
      const ids = drafts.map((draft) => {
        const event = append(draft)
        workspace.project(event)
        return eventIdOf(event.station, event.seq)
      })
      workspace.refold.flush()
      return ids
    })
  } catch (error) {
    workspace.refold.drop()
    throw error
  }
}
