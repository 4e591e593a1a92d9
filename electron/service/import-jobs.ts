/**
 * Loading a list, and taking a load back: the reading happens in a reader, the storing in slices of the writer.
 */
import type { Input, Output } from '../../src/contract/index.ts'
import { commitLoad, requireRevertable } from '../core/hosts/import/commit.ts'
import { discardStaged, type Staged } from '../core/hosts/import/stage.ts'
import { totalHosts } from '../core/hosts/list-hosts.ts'
import { writeEvents } from '../core/log/write-events.ts'
import type { Job } from './jobs.ts'
import { noJob } from './readers.ts'
import type { Session } from './session.ts'

/**
 * Loads a list: all of its good rows in one event, or nothing. A cancel before the event leaves nothing at all; after
 * it the load is taken back as a whole.
 */
export function runImport(session: Session, input: Input<'import.run'>): Promise<Output<'import.run'>> {
  return session.jobs.run(input.job, async (job) => {
    // Refuses early: a read-only session must not read a list of a million rows first.
    session.writer()
    // What an earlier load could not bring into the tables comes first: a list is compared with what they say.
    await session.settle(job, 0)
    const staged = await session.ask('import.stage', input, job)
    try {
      job.signal.throwIfAborted()
      const id = commitLoad(session.writer(), staged)
      if (id !== null) {
        session.wrote('imports')
        await store(session, id, staged, job)
      }
      return {
        import: { ...staged.plan.counts, ...staged.shape, id: id ?? '', sha256: staged.raw.sha256 },
        mapping: staged.mapping,
        warnings: staged.plan.warnings,
        refused: staged.plan.refused,
      }
    } finally {
      discardStaged(staged)
    }
  })
}

async function store(session: Session, id: string, staged: Staged, job: Job): Promise<void> {
  const { counts } = staged.plan
  await session.settle(job, counts.new + counts.changed + counts.same)
  if (job.signal.aborted) {
    await revertLoad(session, id)
    job.signal.throwIfAborted()
  }
  session.wrote('hosts', 'workspace', 'imports')
}

/** @throws {Refusal} `import.not-found`, `import.already-reverted` */
export async function revertLoad(session: Session, id: string): Promise<Output<'import.revert'>> {
  const workspace = session.writer()
  const named = requireRevertable(workspace.db, id)
  const before = totalHosts(workspace.db)
  writeEvents(workspace, [{ type: 'import-reverted', payload: { import: id } }])
  await session.settle(noJob, named)
  session.wrote('hosts', 'imports', 'workspace')
  const removed = before - totalHosts(workspace.db)
  return { removed, kept: named - removed }
}
