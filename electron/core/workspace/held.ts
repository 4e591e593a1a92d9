/**
 * A transaction that stays open while long work pauses.
 *
 * A load touches pages all over the indexes: a commit after each short slice writes most of them again. So its slices
 * share one transaction, and whoever has something to write in between commits that one first: an answer is never
 * part of a transaction that somebody else will commit later (P1).
 *
 * What it holds can be made again from the log, so it need not wait for the disk; the next full commit takes it along.
 */
import type { WriteDb } from './sqlite.ts'

export interface HeldTransaction {
  /**
   * Runs one slice of work inside the transaction, which is opened if it is not.
   *
   * @throws what the work throws; everything since the last commit is rolled back then
   */
  run<Result>(work: () => Result): Result
  /** Commits what is held, if anything. @throws the error of SQLite; everything held is rolled back then */
  commit(): void
  /** Whether it has been open so long that its commit would hold others back. */
  isDue(): boolean
  /** How often it was rolled back: who finds it changed starts again at what the tables say. */
  lost(): number
}

/**
 * What was written in it goes to the disk with the answer that meets it. One of 1 s saves 3 % of the processor time of a
 * load (40,000 rows), and the longest commit that an answer meets is not told apart on a busy machine.
 */
const heldMs = 200

const heldByDb = new WeakMap<WriteDb, HeldTransaction>()

/** The held transaction of this connection; there is one. */
export function heldTransaction(db: WriteDb): HeldTransaction {
  const known = heldByDb.get(db)
  if (known !== undefined) return known
  const held = prepareHeld(db)
  heldByDb.set(db, held)
  return held
}

function prepareHeld(db: WriteDb): HeldTransaction {
  let openedAt: number | null = null
  let lost = 0

  const close = (sql: 'COMMIT' | 'ROLLBACK'): void => {
    db.exec(sql)
    openedAt = null
    db.pragma('synchronous = FULL')
  }
  const giveUp = (): void => {
    lost += 1
    // SQLite rolls back by itself on some errors; then there is nothing left to roll back.
    if (db.inTransaction) close('ROLLBACK')
    openedAt = null
    db.pragma('synchronous = FULL')
  }

  return {
    run(work) {
      try {
        if (openedAt === null) {
          db.pragma('synchronous = NORMAL')
          db.exec('BEGIN IMMEDIATE')
          openedAt = performance.now()
        }
        return work()
      } catch (error) {
        giveUp()
        throw error
      }
    },
    commit() {
      if (openedAt === null) return
      try {
        close('COMMIT')
      } catch (error) {
        giveUp()
        throw error
      }
    },
    isDue: () => openedAt !== null && performance.now() - openedAt > heldMs,
    lost: () => lost,
  }
}
