/**
 * Readers: two threads of the service, each with its own read-only connection. Quick questions never wait behind an
 * export or the reading of a list.
 */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../src/domain/refusal.ts'
import { openLibrary } from '../core/runs/library.ts'
import { openWorkspaceReader } from '../core/workspace/open.ts'
import type { Job } from './jobs.ts'
import { type Asked, type ReadInput, type ReadMethodName, type ReadOutput, readMethods } from './read-methods.ts'

export interface Readers {
  ask<M extends ReadMethodName>(method: M, input: ReadInput<M>, asked: Asked, job?: Job): Promise<ReadOutput<M>>
  close(): Promise<void>
}

/** A job of a method that is not one: cannot be cancelled, says nothing. */
export const noJob: Job = { signal: new AbortController().signal, progress: () => undefined }

const longMethods: ReadonlySet<ReadMethodName> = new Set([
  'export.write',
  'log.verify',
  'import.plan',
  'import.stage',
  'import.save-rejects',
  'import.preview',
  'workspace.check',
])

/** Readers in this very process, for the command line. */
export function openInlineReaders(folder: string, resources: string): Readers {
  const side = { db: openWorkspaceReader(folder), folder, library: openLibrary(join(resources, 'runbooks')) }
  return {
    async ask(method, input, asked, job = noJob) {
      // One table, one method: its input and output belong together, which a union of all cannot say.
      const answer = readMethods[method] as unknown as (...all: unknown[]) => Promise<ReadOutput<typeof method>>
      return answer(side, input, job, asked)
    },
    async close() {
      side.db.close()
    },
  }
}

/** What goes to a reader thread: first the folder, then questions. */
export type ToReader =
  | { readonly kind: 'open'; readonly folder: string }
  | {
      readonly kind: 'ask'
      readonly id: number
      readonly method: ReadMethodName
      readonly input: unknown
      readonly asked: Asked
    }
  | { readonly kind: 'abort'; readonly id: number }

/** What comes from it. */
export type FromReader =
  | { readonly kind: 'answer'; readonly id: number; readonly output: unknown }
  | {
      readonly kind: 'refusal'
      readonly id: number
      readonly code: string
      readonly details: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'defect'; readonly id: number; readonly message: string; readonly stack: string }
  | { readonly kind: 'progress'; readonly id: number; readonly said: Parameters<Job['progress']> }

export interface ThreadReaders {
  /** Starts the threads of the workspace that will be opened: their code takes longer to load than a sample to make. */
  startAhead(): void
  open(folder: string): Readers
}

/** Readers as threads of this process. `script` is the built reader-worker. */
export function prepareThreadReaders(script: string, resources: string): ThreadReaders {
  const start = () => ({ quick: startThread(script, resources), long: startThread(script, resources) })
  let ahead: ReturnType<typeof start> | null = null
  return {
    startAhead() {
      ahead ??= start()
    },
    open(folder) {
      const threads = ahead ?? start()
      ahead = null
      return openThreadReaders(threads, folder)
    },
  }
}

function openThreadReaders({ quick, long }: Readonly<Record<'quick' | 'long', Thread>>, folder: string): Readers {
  for (const thread of [quick, long]) thread.open(folder)
  return {
    async ask(method, input, asked, job = noJob) {
      const answer = await (longMethods.has(method) ? long : quick).ask(method, input, asked, job)
      return answer as ReadOutput<typeof method> // the worker answers with the very same table of methods
    },
    async close() {
      await Promise.all([quick.close(), long.close()])
    },
  }
}

type Thread = ReturnType<typeof startThread>

function startThread(script: string, resources: string) {
  const worker = new Worker(script, { workerData: { resources } })
  const post = (message: ToReader): void => {
    worker.postMessage(message)
  }
  const waiting = new Map<number, { resolve(output: unknown): void; reject(error: unknown): void; job: Job }>()
  let lastId = 0
  const failAll = (error: unknown): void => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('error', failAll)
  worker.on('exit', () => {
    failAll(new Error('a reader thread ended'))
  })
  worker.on('message', (message: FromReader) => {
    const call = waiting.get(message.id)
    if (call === undefined) return
    if (message.kind === 'progress') {
      call.job.progress(...message.said)
      return
    }
    waiting.delete(message.id)
    if (message.kind === 'answer') call.resolve(message.output)
    else if (message.kind === 'refusal') call.reject(new Refusal(message.code, message.details))
    else call.reject(Object.assign(new Error(message.message), { stack: message.stack }))
  })
  return {
    open(folder: string): void {
      post({ kind: 'open', folder })
    },
    ask(method: ReadMethodName, input: unknown, asked: Asked, job: Job): Promise<unknown> {
      const id = ++lastId
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, job })
        post({ kind: 'ask', id, method, input, asked })
        job.signal.addEventListener('abort', () => post({ kind: 'abort', id }))
      })
    },
    async close(): Promise<void> {
      await worker.terminate()
    },
  }
}
