/**
 * The door: parses each input once, calls the handler, turns refusals into wire errors. Behind it nobody validates
 * again. A defect is logged with its stack and answered as one.
 */
import {
  type CallError,
  contract,
  errorCodes,
  type Input,
  type Output,
  type ServiceMethodName,
  serviceContract,
} from '../../src/contract/index.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { refusalOfDisk } from '../core/workspace/file-error.ts'
import { refusalOfSqlite } from '../core/workspace/sqlite.ts'

export type Handlers = {
  readonly [M in ServiceMethodName]: (input: Input<M>) => Output<M> | Promise<Output<M>>
}

export type Answered =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly error: CallError }

export function openRouter(handlers: Handlers, logDefect: (method: string, error: unknown) => void) {
  return async (method: string, input: unknown): Promise<Answered> => {
    if (!isServiceMethod(method)) return refuse('call.unknown-method', { method: method.slice(0, 100) })
    const parsed = contract[method].input.safeParse(input)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      return refuse('call.invalid-input', { method, path: issue?.path.join('.') ?? '', problem: issue?.code ?? '' })
    }
    try {
      // The parsed input is that of this very method; the union of all handlers cannot say so.
      const handler = handlers[method] as (input: unknown) => unknown
      return { ok: true, output: await handler(parsed.data) }
    } catch (error) {
      const refusal = error instanceof Refusal ? error : (refusalOfSqlite(error) ?? refusalOfDisk(error))
      const code = errorCodes.find((known) => known === refusal?.code)
      if (refusal !== null && code !== undefined) return refuse(code, refusal.details)
      logDefect(method, error)
      return refuse('service.defect', { method, reason: error instanceof Error ? error.message : String(error) })
    }
  }
}

function refuse(code: CallError['code'], details: CallError['details']): Answered {
  return { ok: false, error: { code, details } }
}

function isServiceMethod(method: string): method is ServiceMethodName {
  return Object.hasOwn(serviceContract, method)
}
