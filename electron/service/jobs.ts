/**
 * Long work with a name: progress out, cancel in.
 */

import type { JobProgress } from '../../src/contract/index.ts'
import { Refusal } from '../../src/domain/refusal.ts'

export interface Job {
  readonly signal: AbortSignal
  progress(stage: string, done: number, total: number, unit: JobProgress['unit']): void
}

export interface Jobs {
  /** Runs `work` as job `id`. A cancelled job refuses with `job.cancelled`. */
  run<Result>(id: string, work: (job: Job) => Promise<Result>): Promise<Result>
  /** @throws {Refusal} `job.not-found` */
  cancel(id: string): void
}

/** A screen cannot show more than a few figures a second. */
const progressEveryMs = 100

export function openJobs(publish: (progress: JobProgress) => void): Jobs {
  const running = new Map<string, AbortController>()
  return {
    async run(id, work) {
      const controller = new AbortController()
      running.set(id, controller)
      let stageSaid = ''
      let saidAt = 0
      try {
        return await work({
          signal: controller.signal,
          progress(stage, done, total, unit) {
            const now = performance.now()
            if (stage === stageSaid && now - saidAt < progressEveryMs && done < total) return
            stageSaid = stage
            saidAt = now
            publish({ job: id, stage, done, total, unit })
          },
        })
      } catch (error) {
        if (controller.signal.aborted) throw new Refusal('job.cancelled', { job: id })
        throw error
      } finally {
        running.delete(id)
      }
    },
    cancel(id) {
      const controller = running.get(id)
      if (controller === undefined) throw new Refusal('job.not-found', { job: id })
      controller.abort()
    },
  }
}
