/**
 * Many events of one act, written in short transactions so that answers overtake.
 */
import type { Draft } from '../../src/domain/log/event.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { writeEvents } from '../core/log/write-events.ts'
import type { Session } from './session.ts'

/** So many take about 25 ms: each is signed, and its host folded. */
const atOnce = 60

/**
 * Writes all of them, in order. What is written is on disk, also when a later one is refused.
 *
 * @returns the event ids
 * @throws {Refusal} of the first transaction as it is; of a later one `hosts.partly-done` with `done`, `left` and the
 *   code behind it: what was done stands, and the same act can be pressed again
 */
export async function writeInSlices(session: Session, drafts: readonly Draft[]): Promise<string[]> {
  const events: string[] = []
  for (let at = 0; at < drafts.length; at += atOnce) {
    try {
      events.push(...writeEvents(session.writer(), drafts.slice(at, at + atOnce)))
    } catch (error) {
      if (!(error instanceof Refusal) || at === 0) throw error
      session.wrote('hosts', 'runs')
      throw new Refusal('hosts.partly-done', {
        done: events.length,
        left: drafts.length - events.length,
        because: error.code,
      })
    }
    if (at + atOnce >= drafts.length) break
    session.wrote('hosts')
    await new Promise((resolve) => setImmediate(resolve))
  }
  return events
}
