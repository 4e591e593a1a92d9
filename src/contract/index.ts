/**
 * The contract between the page and the rest of Bluelift: the only list of methods. Both sides, the command line
 * and the tests derive their types from it.
 */
import type * as z from 'zod/mini'
import { hostMethods } from './hosts.ts'
import { importMethods } from './imports.ts'
import { jobMethods } from './job.ts'
import { keyMethods } from './keys.ts'
import { overviewMethods } from './overview.ts'
import { paperMethods } from './paper.ts'
import { profileMethods } from './profile.ts'
import { recordMethods } from './record.ts'
import { runbookMethods } from './runbooks.ts'
import { runMethods } from './runs.ts'
import { shellMethods } from './shell.ts'
import { sightingMethods } from './sightings.ts'
import { stickMethods } from './stick.ts'
import { vaultMethods } from './vault.ts'
import { workspaceMethods } from './workspace.ts'

export const serviceContract = {
  ...profileMethods,
  ...workspaceMethods,
  ...jobMethods,
  ...hostMethods,
  ...importMethods,
  ...sightingMethods,
  ...overviewMethods,
  ...runbookMethods,
  ...runMethods,
  ...stickMethods,
  ...paperMethods,
  ...vaultMethods,
  ...keyMethods,
  ...recordMethods,
} as const

export const contract = { ...serviceContract, ...shellMethods } as const

export type MethodName = keyof typeof contract
export type ServiceMethodName = keyof typeof serviceContract
export type ShellMethodName = keyof typeof shellMethods

export type Input<M extends MethodName> = z.infer<(typeof contract)[M]['input']>
export type Output<M extends MethodName> = z.infer<(typeof contract)[M]['output']>

export { type CallError, type ErrorCode, errorCodes } from './errors.ts'
export type { HostDetail, HostFilter, HostRow } from './hosts.ts'
export type { ListChoices, ListPreview } from './imports.ts'
export type { JobProgress } from './job.ts'
export type { Language, Profile, Theme } from './profile.ts'
export type { RunView, StepView } from './run-view.ts'
export type { ChartArrow, ReadStep } from './runbooks.ts'
export { shellMethods } from './shell.ts'
export { type Topic, topics } from './topics.ts'
export * from './wire.ts'
export type { WorkspaceInfo } from './workspace.ts'
