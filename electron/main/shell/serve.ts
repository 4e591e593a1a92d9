/**
 * The shell's end of a page's port: parses each request once, asks its handler, answers.
 */
import type { MessagePortMain } from 'electron'
import { type CallError, type ShellMethodName, shellMethods, type WireReply } from '../../../src/contract/index.ts'
import { wireRequestSchema } from '../../../src/contract/wire.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { type ShellContext, shellHandlers } from './handlers.ts'

/** Serves a port until the page that has the other end is gone. */
export function serveShell(port: MessagePortMain, context: ShellContext): void {
  const handlers = shellHandlers(context)
  port.on('message', ({ data }) => {
    const request = wireRequestSchema.safeParse(data)
    // A message without an id cannot be answered, and nothing of ours sends one.
    if (!request.success) return
    const { id, method, input } = request.data
    void answer(method, input).then((answered) => {
      const reply: WireReply = { id, ...answered }
      port.postMessage(reply)
    })
  })
  port.start()

  async function answer(method: string, input: unknown) {
    if (!isShellMethod(method)) return refuse('call.unknown-method', { method: method.slice(0, 100) })
    const parsed = shellMethods[method].input.safeParse(input)
    if (!parsed.success) return refuse('call.invalid-input', { method, path: parsed.error.issues[0]?.path.join('.') })
    try {
      // The parsed input is that of this very method; the union of all handlers cannot say so.
      const handler = handlers[method] as (input: unknown) => unknown
      return { ok: true, output: await handler(parsed.data) } as const
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.code as CallError['code'], error.details)
      context.log(`${method}: ${error instanceof Error ? error.stack : String(error)}`)
      return refuse('service.defect', { method, reason: error instanceof Error ? error.message : String(error) })
    }
  }
}

function refuse(code: CallError['code'], details: CallError['details']) {
  return { ok: false, error: { code, details } } as const
}

function isShellMethod(method: string): method is ShellMethodName {
  return Object.hasOwn(shellMethods, method)
}
