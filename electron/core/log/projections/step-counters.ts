/**
 * How often each step of each runbook had which result, and how long it took: moved by the difference whenever the
 * runs of a host are folded, as the counters of hosts are.
 */
import type { RunFold } from '../../../../src/domain/status/fold-runs.ts'
import type { WriteDb } from '../../workspace/sqlite.ts'

/** The steps of one run as they stand in the table `run`: step, result, seconds. */
export type StoredSteps = readonly (readonly [string, string, number | null])[]

export interface StepCounters {
  /** Notes what one run adds, or takes away again. */
  count(runbook: string, steps: StoredSteps, by: 1 | -1): void
  /** Writes the noted differences. Call it before the transaction commits. */
  flush(): void
  /** Forgets the noted differences of a transaction that failed. */
  drop(): void
}

export function storedSteps(run: RunFold): StoredSteps {
  return run.steps.map(({ step, result, seconds }) => [step, result, seconds])
}

export function prepareStepCounters(db: WriteDb): StepCounters {
  const add = db.prepare<[string, string, string, number, number, number]>(`
    INSERT INTO step_counter (runbook, step, result, answers, timed, seconds) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (runbook, step, result) DO UPDATE SET
      answers = answers + excluded.answers, timed = timed + excluded.timed, seconds = seconds + excluded.seconds
  `)
  const tidy = db.prepare<[string, string, string]>(
    'DELETE FROM step_counter WHERE runbook = ? AND step = ? AND result = ? AND answers = 0',
  )
  const differences = new Map<
    string,
    { runbook: string; step: string; result: string; answers: number; timed: number; seconds: number }
  >()
  return {
    count(runbook, steps, by) {
      for (const [step, result, seconds] of steps) {
        const name = `${runbook}\0${step}\0${result}`
        const difference = differences.get(name) ?? { runbook, step, result, answers: 0, timed: 0, seconds: 0 }
        difference.answers += by
        if (seconds !== null) {
          difference.timed += by
          difference.seconds += by * seconds
        }
        differences.set(name, difference)
      }
    },
    flush() {
      for (const { runbook, step, result, answers, timed, seconds } of differences.values()) {
        if (answers === 0 && timed === 0 && seconds === 0) continue
        add.run(runbook, step, result, answers, timed, seconds)
        tidy.run(runbook, step, result)
      }
      differences.clear()
    },
    drop() {
      differences.clear()
    },
  }
}
