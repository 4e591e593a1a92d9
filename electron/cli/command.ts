/**
 * What a command is, and what it is given.
 */
import type { Input, Output, ServiceMethodName } from '../../src/contract/index.ts'
import type { Session } from '../service/session.ts'

/** Wrong usage: exit code 2, said in one sentence. */
export class UsageError extends Error {}

export interface ParsedCommand {
  /** "hosts import", "status", ... */
  readonly name: string
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, readonly string[]>>
  readonly flags: ReadonlySet<string>
  readonly workspace: string | null
  readonly json: boolean
  readonly help: boolean
}

export interface CommandContext {
  readonly session: Session
  readonly parsed: ParsedCommand
  call<M extends ServiceMethodName>(method: M, input: Input<M>): Promise<Output<M>>
}

export interface Command {
  /** `read` opens beside a writer, `write` takes the writer's lock; `workspace-if-named` reads one when it is given. */
  readonly needs: 'nothing' | 'workspace-if-named' | 'read' | 'write'
  /** Fewest and most words after the name. */
  readonly words: readonly [number, number]
  readonly options: readonly string[]
  run(context: CommandContext): Promise<unknown>
}
