/**
 * Taking lists of live machines in, and back: the reading happens in a reader, the storing in slices of the writer.
 */
import { rmSync } from 'node:fs'
import type { Input, Output } from '../../src/contract/index.ts'
import { commitSightings, countEvidence, revertSightings } from '../core/sightings/keep-sightings.ts'
import { noJob } from './readers.ts'
import type { Session } from './session.ts'

/** Takes a list in: one event, or nothing. A cancel after the event takes the list back as a whole. */
export function importSightings(
  session: Session,
  input: Input<'sightings.import'>,
): Promise<Output<'sightings.import'>> {
  return session.jobs.run(input.job, async (job) => {
    session.writer()
    await session.settle(job, 0)
    const before = countEvidence(session.db())
    const staged = await session.ask('sightings.stage', input, job)
    try {
      job.signal.throwIfAborted()
      const id = commitSightings(session.writer(), input.source.trim(), staged)
      session.wrote('imports')
      await session.settle(job, staged.plan.hosts)
      if (job.signal.aborted) {
        await takeBack(session, id)
        job.signal.throwIfAborted()
      }
      session.wrote('hosts', 'imports')
      return {
        ...staged.plan,
        sightings: { id, source: input.source.trim(), file: staged.fileName },
        before,
        now: countEvidence(session.db()),
      }
    } finally {
      for (const { file } of [staged.raw, staged.canonical]) rmSync(file, { force: true })
    }
  })
}

/** @throws {Refusal} `sightings.not-found`, `sightings.already-reverted` */
export async function takeBack(session: Session, id: string): Promise<Output<'sightings.revert'>> {
  revertSightings(session.writer(), id)
  await session.settle(noJob, 0)
  session.wrote('hosts', 'imports')
  return { now: countEvidence(session.db()) }
}
