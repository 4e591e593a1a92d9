/**
 * Starts the service process, starts it again when it dies, and makes ports to it.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import type { Printed, PrintWish } from '../service/ask-shell.ts'
import type { Log } from './log-file.ts'
import { printPdf } from './print-pdf.ts'

export interface ServiceProcess {
  /** A new connection. While no process runs it leads nowhere: `onRestart` says when to ask for another. */
  openPort(): MessagePortMain
  /** Calls back whenever a fresh process stands in for one that died. @returns how to stop that */
  onRestart(listener: () => void): () => void
  restart(): void
  /** Wipes the keys of the vault from its memory. */
  lockVault(): void
  /** Asks the process to close its files and end, and ends it if that takes too long. */
  stop(): Promise<void>
  isStopped(): boolean
}

const resources = app.isPackaged
  ? join(process.resourcesPath, 'resources')
  : join(import.meta.dirname, '..', '..', 'resources')

const firstPauseMs = 100
const longestPauseMs = 10_000
/** A process that lived this long was all right: the next pause is short again. */
const healthyMs = 30_000
const goodbyeMs = 3_000
const keptErrorChars = 4_000

export function startService(log: Log): ServiceProcess {
  const listeners = new Set<() => void>()
  let pauseMs = firstPauseMs
  let stopping = false
  let running: UtilityProcess | null = null
  let ended: Promise<void> = Promise.resolve()
  fork()

  function fork(): void {
    const startedAt = Date.now()
    const child = utilityProcess.fork(join(import.meta.dirname, 'service.js'), serviceArguments(), {
      serviceName: 'Bluelift service',
      stdio: ['ignore', 'inherit', 'pipe'],
      env: serviceEnvironment(),
    })
    let lastWords = ''
    child.stderr?.on('data', (chunk) => {
      lastWords = (lastWords + chunk).slice(-keptErrorChars)
      process.stderr.write(chunk)
    })
    ended = new Promise((resolve) => child.once('exit', () => resolve()))
    child.once('exit', (code) => {
      running = null
      if (stopping) return
      log(`service: ended with ${code}; its last words: ${lastWords}`)
      if (Date.now() - startedAt > healthyMs) pauseMs = firstPauseMs
      setTimeout(again, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    })
    child.on('message', (message: PrintWish) => {
      if (message.kind === 'print') void print(child, message)
    })
    running = child
  }

  /** A process that died meanwhile takes no answer; the page asks the next one. */
  async function print(child: UtilityProcess, { id, document }: PrintWish): Promise<void> {
    const pdf = await printPdf(document).catch((error: unknown) => {
      log(`print: ${error instanceof Error ? error.stack : String(error)}`)
      return null
    })
    const answer: Printed = { kind: 'printed', id, pdf }
    if (running === child) child.postMessage(answer)
  }

  function again(): void {
    if (stopping) return
    fork()
    for (const listener of listeners) listener()
  }

  return {
    openPort() {
      const { port1, port2 } = new MessageChannelMain()
      running?.postMessage({ kind: 'page' }, [port1])
      return port2
    },
    onRestart(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    restart() {
      running?.kill()
    },
    lockVault() {
      running?.postMessage({ kind: 'lock-vault' })
    },
    async stop() {
      stopping = true
      if (running === null) return
      running.postMessage({ kind: 'quit' })
      const timer = setTimeout(() => running?.kill(), goodbyeMs)
      await ended
      clearTimeout(timer)
    },
    isStopped: () => stopping && running === null,
  }
}

function serviceArguments(): string[] {
  const given = process.argv.filter((argument) => argument.startsWith('--workspace='))
  return [
    `--profile=${app.getPath('userData')}`,
    `--resources=${resources}`,
    `--version=${app.getVersion()}`,
    `--locale=${app.getLocale()}`,
    ...given,
  ]
}

/** A test build for an older Electron carries the SQLite binding that it needs (see electron/tools). */
function serviceEnvironment(): NodeJS.ProcessEnv {
  const binding = join(process.resourcesPath, 'sqlite-binding.node')
  if (!app.isPackaged || !existsSync(binding)) return process.env
  return { ...process.env, BLUELIFT_SQLITE_BINDING: binding }
}
