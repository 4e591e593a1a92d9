/**
 * A file of keys is read in a thread of its own, which ends with it: its heap goes back to the system, and with it
 * whatever a parser could not wipe. A file that is built to break a parser breaks nothing else.
 */
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../src/domain/refusal.ts'
import type { JobHooks } from '../core/hosts/import/stage.ts'
import type { StagedKeys } from '../core/vault/stage-keys.ts'
import type { KeyReader } from './key-reader.ts'

/** What the thread is told. The data key lies in memory that both see, so that wiping it once wipes it. */
export interface KeyTask {
  readonly path: string
  readonly seal: {
    readonly folder: string
    readonly workspace: string
    readonly vault: string
    readonly dataKey: SharedArrayBuffer
    readonly keep: boolean
  } | null
}

/** What comes from it. */
export type FromKeyThread =
  | { readonly kind: 'done'; readonly output: unknown }
  | {
      readonly kind: 'refusal'
      readonly code: string
      readonly details: Readonly<Record<string, unknown>>
    }
  /** Without the message of the error: a parser may have put a piece of the file into it. */
  | { readonly kind: 'defect'; readonly name: string; readonly stack: string }
  | { readonly kind: 'progress'; readonly said: Parameters<JobHooks['progress']> }

/** A key of 48 digits and its row are some hundred bytes; a file that needs more than this is none. */
const mostHeapMb = 512

/** @param script the key-worker, built or as source */
export function openThreadKeyReader(script: string): KeyReader {
  const quiet: JobHooks = { signal: new AbortController().signal, progress: () => undefined }
  return {
    preview: async (path) =>
      (await run(script, { path, seal: null }, quiet)) as Awaited<ReturnType<KeyReader['preview']>>, // the thread answers this task with it
    async stage(folder, { workspace, vault, dataKey }, path, keep, job) {
      const shared = new SharedArrayBuffer(dataKey.length)
      const view = new Uint8Array(shared)
      view.set(dataKey)
      try {
        const task: KeyTask = { path, seal: { folder, workspace, vault, dataKey: shared, keep } }
        return (await run(script, task, job)) as StagedKeys // the same
      } finally {
        view.fill(0)
      }
    },
  }
}

function run(script: string, task: KeyTask, job: JobHooks): Promise<unknown> {
  const worker = new Worker(script, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: mostHeapMb } })
  const stop = (): void => worker.postMessage('stop')
  job.signal.addEventListener('abort', stop)
  return new Promise<unknown>((resolve, reject) => {
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the thread that reads keys ended')))
    worker.on('message', (message: FromKeyThread) => {
      if (message.kind === 'progress') job.progress(...message.said)
      else if (message.kind === 'done') resolve(message.output)
      else if (message.kind === 'refusal') reject(new Refusal(message.code, message.details))
      else reject(Object.assign(new Error(message.name), { stack: message.stack }))
    })
  }).finally(async () => {
    job.signal.removeEventListener('abort', stop)
    await worker.terminate()
  })
}
