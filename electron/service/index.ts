/**
 * The service: one process that owns the open workspace. Pages speak to it over ports that the shell hands on.
 */
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Topic, WirePush, WireReply } from '../../src/contract/index.ts'
import { wireRequestSchema } from '../../src/contract/wire.ts'
import { openLocales } from '../core/workspace/locales.ts'
import { openProfile } from '../core/workspace/profile.ts'
import { openPrinter, type Printed } from './ask-shell.ts'
import { openHandlers } from './handlers.ts'
import { openThreadKeyReader } from './key-thread.ts'
import { prepareThreadReaders } from './readers.ts'
import { openRouter } from './router.ts'
import { openSession } from './session.ts'

/** What Electron gives a utility process; this layer must not import Electron for its types. */
interface Port {
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly Port[] }) => void): void
  on(event: 'close', listener: () => void): void
  postMessage(message: unknown): void
  start(): void
}
const parentPort = (process as unknown as { parentPort: Port }).parentPort

const argument = (name: string): string =>
  process.argv.find((value) => value.startsWith(`--${name}=`))?.slice(name.length + 3) ?? ''
const profileFolder = argument('profile')
const resources = argument('resources')

const pages = new Set<Port>()
const publish = (topic: Topic, data: unknown): void => {
  const push: WirePush = { topic, data }
  for (const page of pages) page.postMessage(push)
}

const printer = openPrinter((wish) => parentPort.postMessage(wish))
const readers = prepareThreadReaders(join(import.meta.dirname, 'reader-worker.js'), resources)
const session = openSession({
  profile: openProfile(profileFolder, argument('locale')),
  resources,
  program: 'Bluelift',
  openReaders: readers.open,
  keyReader: openThreadKeyReader(join(import.meta.dirname, 'key-worker.js')),
  publish,
  now: Date.now,
  say: openLocales(join(resources, 'locales')),
  print: printer.print,
})

const route = openRouter(openHandlers(session), (method, error) => {
  logDefect(`${method}: ${error instanceof Error ? error.stack : String(error)}`)
})

/**
 * The first screen comes first; then the threads of the readers, and the runbooks a file at a time, so that nobody
 * waits for all of them. A file takes as long as some answers do: while somebody waits for one, none is read.
 */
const firstScreenMs = 1_000
const betweenFilesMs = 20
const quietMs = 250
let waiting = 0
let lastAnsweredAt = 0
function readAhead(): void {
  const isQuiet = waiting === 0 && performance.now() - lastAnsweredAt > quietMs
  if (!isQuiet) setTimeout(readAhead, quietMs)
  else if (session.readAhead()) setTimeout(readAhead, betweenFilesMs)
}
setTimeout(() => {
  if (session.info() === null) readers.startAhead()
  readAhead()
}, firstScreenMs)

parentPort.on('message', ({ data, ports }) => {
  const message = data as { kind?: unknown } // from the shell, which is ours
  if (message.kind === 'page') for (const port of ports) servePage(port)
  if (message.kind === 'printed') printer.printed(data as Printed)
  // The computer locks or sleeps.
  if (message.kind === 'lock-vault') session.keeper.lock()
  if (message.kind === 'quit') void session.close().finally(() => process.exit(0))
})

function servePage(port: Port): void {
  pages.add(port)
  port.on('close', () => {
    pages.delete(port)
  })
  port.on('message', ({ data }) => {
    const request = wireRequestSchema.safeParse(data)
    // A message without an id cannot be answered, and nothing of ours sends one.
    if (!request.success) return
    const { id, method, input } = request.data
    waiting += 1
    void route(method, input).then((answered) => {
      waiting -= 1
      lastAnsweredAt = performance.now()
      const reply: WireReply = { id, ...answered }
      port.postMessage(reply)
    })
  })
  port.start()
}

/** Defects go to a file of their own, small and without the values of calls: those may be secrets. */
function logDefect(text: string): void {
  const folder = join(profileFolder, 'logs')
  mkdirSync(folder, { recursive: true })
  appendFileSync(join(folder, 'service.log'), `${new Date().toISOString()} ${text}\n`)
}
