/**
 * The page's end of the two ports: to the service (data) and to the shell (dialogs, clipboard, window).
 *
 * A new service port means that the service was restarted. What was in flight is rejected, because nobody knows
 * whether it was stored; the workspace is opened again before anything else is asked; nothing is remounted.
 */
import { create } from 'zustand'
import {
  type CallError,
  contract,
  type ErrorCode,
  type Input,
  type MethodName,
  type Output,
  type Topic,
  type WirePush,
  type WireReply,
} from '../contract/index.ts'

/** How a call is refused. Message and hint come from `useErrorText`. */
export class CallFailed extends Error {
  readonly code: ErrorCode
  readonly details: CallError['details']

  constructor(code: ErrorCode, details: CallError['details'] = {}) {
    super(code)
    this.name = 'CallFailed'
    this.code = code
    this.details = details
  }
}

type Connection = 'connecting' | 'ready' | 'restarted'

/** `restarted` stays until the person has seen the band (see `noticeRestart`). */
export const useConnection = create<Connection>()(() => 'connecting')

/** The person has seen that the service was restarted. */
export function noticeRestart(): void {
  if (useConnection.getState() === 'restarted') useConnection.setState('ready')
}

/** Whether the disk has taken nothing since it last said that it saved. */
export const useUnsaved = create<{ readonly on: boolean }>()(() => ({ on: false }))
const diskCodes: readonly ErrorCode[] = ['workspace.disk-full', 'workspace.disk-error']

/** Why the workspace could not be opened again after a restart; `null` when it could. */
export const useReopening = create<{ readonly failed: CallFailed | null }>()(() => ({ failed: null }))

interface Pending {
  readonly method: MethodName
  readonly input: unknown
  resolve(output: unknown): void
  reject(error: CallFailed): void
}

class Line {
  #port: MessagePort | null = null
  #open = false
  #lastId = 0
  readonly #inFlight = new Map<number, Pending>()
  #queue: Pending[] = []
  readonly onPush: (push: WirePush) => void

  constructor(onPush: (push: WirePush) => void) {
    this.onPush = onPush
  }

  /** Takes a port; calls wait until `begin` has answered. */
  connect(port: MessagePort, begin: () => Promise<void>, onLost: () => void): void {
    this.#drop(this.#port)
    this.#port = port
    port.onmessage = ({ data }) => this.#receive(data)
    port.addEventListener('close', () => {
      if (this.#port !== port) return
      this.#drop(port)
      onLost()
    })
    port.start()
    void begin().finally(() => {
      if (this.#port !== port) return
      this.#open = true
      const queue = this.#queue
      this.#queue = []
      for (const pending of queue) this.#send(pending)
    })
  }

  call(method: MethodName, input: unknown, first = false): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const pending = { method, input, resolve, reject }
      if (this.#open || first) this.#send(pending)
      else this.#queue.push(pending)
    })
  }

  #send(pending: Pending): void {
    if (this.#port === null) {
      this.#queue.push(pending)
      return
    }
    const id = ++this.#lastId
    this.#inFlight.set(id, pending)
    this.#port.postMessage({ id, method: pending.method, input: pending.input })
  }

  #receive(data: WireReply | WirePush): void {
    if ('topic' in data) {
      this.onPush(data)
      return
    }
    const pending = this.#inFlight.get(data.id)
    this.#inFlight.delete(data.id)
    if (data.ok) pending?.resolve(data.output)
    else pending?.reject(new CallFailed(data.error.code, data.error.details))
  }

  #drop(port: MessagePort | null): void {
    if (port === null) return
    this.#port = null
    this.#open = false
    port.onmessage = null
    port.close()
    const lost = [...this.#inFlight.values()]
    this.#inFlight.clear()
    for (const { method, reject } of lost) reject(new CallFailed('service.restarted', { method }))
  }
}

const listeners = new Map<Topic, Set<(data: unknown) => void>>()
const restartListeners = new Set<() => void>()
let serviceSeen = false
let lastPath: string | null = null

const service = new Line(({ topic, data }) => {
  if (topic === 'saved') useUnsaved.setState({ on: false })
  for (const listener of [...(listeners.get(topic) ?? [])]) listener(data)
})
const shell = new Line(() => {})

/** Asks one method of the contract. Waits while there is no port; rejects with `CallFailed` only. */
export async function call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
  const line = contract[method].servedBy === 'shell' ? shell : service
  // The reply to this method has this method's output; the wire cannot say so.
  const output = (await line.call(method, input).catch(noticeDisk)) as Output<M>
  rememberPath(method, output)
  return output
}

function noticeDisk(error: CallFailed): never {
  if (diskCodes.includes(error.code)) useUnsaved.setState({ on: true })
  throw error
}

/** Listens to what the service announces. */
export function subscribe(topic: Topic, fn: (data: unknown) => void): () => void {
  const known = listeners.get(topic) ?? new Set()
  listeners.set(topic, known)
  known.add(fn)
  return () => {
    known.delete(fn)
  }
}

/** Called when the service is back and the workspace is open again: every answer may be old. */
export function onRestart(fn: () => void): () => void {
  restartListeners.add(fn)
  return () => {
    restartListeners.delete(fn)
  }
}

function rememberPath(method: MethodName, output: unknown): void {
  if (method === 'workspace.close') lastPath = null
  const opens: readonly MethodName[] = ['workspace.open', 'workspace.create', 'workspace.sample', 'workspace.info']
  if (!opens.includes(method)) return
  const path = (output as { readonly path?: string } | null)?.path
  if (path !== undefined) lastPath = path
}

async function beginService(): Promise<void> {
  if (!serviceSeen) {
    serviceSeen = true
    useConnection.setState('ready')
    return
  }
  try {
    if (lastPath !== null) await service.call('workspace.open', { path: lastPath }, true)
    useReopening.setState({ failed: null })
  } catch (error) {
    // Replaced by a still newer port: that one opens the workspace.
    if (error instanceof CallFailed && error.code === 'service.restarted') return
    useReopening.setState({ failed: error instanceof CallFailed ? error : new CallFailed('service.defect') })
  }
  useConnection.setState('restarted')
  queueMicrotask(() => {
    for (const listener of [...restartListeners]) listener()
  })
}

/** Takes the ports that the preload hands over. Nothing else may put one in. */
function takePort(event: MessageEvent): void {
  if (event.source !== window || event.data?.kind !== 'bluelift-port') return
  const port = event.ports[0]
  if (port === undefined) return
  const nothing = async () => {}
  if (event.data.name === 'service') service.connect(port, beginService, () => useConnection.setState('connecting'))
  if (event.data.name === 'shell') shell.connect(port, nothing, nothing)
}

// At once, not in an effect: the preload may hand the ports over before the first render.
window.addEventListener('message', takePort)
