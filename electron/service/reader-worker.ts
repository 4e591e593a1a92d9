/**
 * A reader thread: opens its read-only connection when it is told the folder, answers from the table of read methods.
 */
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../src/domain/refusal.ts'
import { openLibrary } from '../core/runs/library.ts'
import { refusalOfDisk } from '../core/workspace/file-error.ts'
import { openWorkspaceReader } from '../core/workspace/open.ts'
import { refusalOfSqlite } from '../core/workspace/sqlite.ts'
import type { Job } from './jobs.ts'
import { type ReadSide, readMethods } from './read-methods.ts'
import type { FromReader, ToReader } from './readers.ts'

const port = parentPort
if (port === null) throw new Error('reader-worker runs as a thread of the service')

const library = openLibrary(join(String(workerData.resources), 'runbooks'))
let side: ReadSide | null = null
const running = new Map<number, AbortController>()

const say = (message: FromReader): void => {
  port.postMessage(message)
}

port.on('message', (message: ToReader) => {
  if (message.kind === 'open') side = { db: openWorkspaceReader(message.folder), folder: message.folder, library }
  else if (message.kind === 'abort') running.get(message.id)?.abort()
  else void answer(message)
})

async function answer({ id, method, input, asked }: Extract<ToReader, { kind: 'ask' }>): Promise<void> {
  const controller = new AbortController()
  running.set(id, controller)
  const job: Job = { signal: controller.signal, progress: (...said) => say({ kind: 'progress', id, said }) }
  try {
    // The service parsed the input for this very method before it came here.
    const work = readMethods[method] as unknown as (...all: unknown[]) => unknown
    say({ kind: 'answer', id, output: await work(side, input, job, asked) })
  } catch (error) {
    const refusal = error instanceof Refusal ? error : (refusalOfSqlite(error) ?? refusalOfDisk(error))
    if (refusal !== null) say({ kind: 'refusal', id, code: refusal.code, details: refusal.details })
    else say({ kind: 'defect', id, message: String(error), stack: error instanceof Error ? (error.stack ?? '') : '' })
  } finally {
    running.delete(id)
  }
}
