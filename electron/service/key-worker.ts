/**
 * The thread that reads one file of keys: seals what it finds, answers counts and line numbers, and ends.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../src/domain/refusal.ts'
import { takeSecret } from '../core/vault/secret.ts'
import { refusalOfDisk } from '../core/workspace/file-error.ts'
import { refusalOfSqlite } from '../core/workspace/sqlite.ts'
import { openInlineKeyReader } from './key-reader.ts'
import type { FromKeyThread, KeyTask } from './key-thread.ts'

const port = parentPort
if (port === null) throw new Error('key-worker runs as a thread of the service')

const stopped = new AbortController()
port.on('message', () => {
  stopped.abort()
})

const say = (message: FromKeyThread): void => {
  port.postMessage(message)
}

async function work({ path, seal }: KeyTask): Promise<unknown> {
  const reader = openInlineKeyReader()
  if (seal === null) return reader.preview(path)
  const dataKey = takeSecret(new Uint8Array(seal.dataKey))
  try {
    return await reader.stage(seal.folder, { ...seal, dataKey }, path, seal.keep, {
      signal: stopped.signal,
      progress: (...said) => say({ kind: 'progress', said }),
    })
  } finally {
    dataKey.fill(0)
  }
}

try {
  say({ kind: 'done', output: await work(workerData as KeyTask) }) // from key-thread.ts, which is ours
} catch (error) {
  const refusal = error instanceof Refusal ? error : (refusalOfSqlite(error) ?? refusalOfDisk(error))
  if (refusal !== null) say({ kind: 'refusal', code: refusal.code, details: refusal.details })
  else say({ kind: 'defect', ...withoutMessage(error) })
}

function withoutMessage(error: unknown): { name: string; stack: string } {
  if (!(error instanceof Error)) return { name: 'unknown', stack: '' }
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { name: error.name, stack: [error.name, ...places].join('\n') }
}
