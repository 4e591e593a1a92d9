/**
 * A list on its way in: chosen, checked, loading, loaded. It goes on while one looks at another screen.
 */
import { create } from 'zustand'
import type { JobProgress, ListChoices, ListPreview, Output } from '../../../contract/index.ts'
import type { CallFailed } from '../../client.ts'

export type Plan = Output<'import.plan'>
export type Loaded = Output<'import.run'>
export type Reverted = Output<'import.revert'>

export interface Load {
  readonly step: 'choose' | 'check' | 'loading' | 'done'
  readonly path: string
  readonly choices: ListChoices
  /** As the list will be read; the last one that could be read while a choice is tried that cannot. */
  readonly preview: ListPreview | null
  /** `null` while the rows are counted. */
  readonly plan: Plan | null
  /** The job under way, to follow and to stop it. */
  readonly job: string | null
  readonly progress: JobProgress | null
  readonly stopping: boolean
  readonly failed: CallFailed | null
  readonly loaded: Loaded | null
  readonly reverting: boolean
  readonly reverted: Reverted | null
}

const nothing: Load = {
  step: 'choose',
  path: '',
  choices: {},
  preview: null,
  plan: null,
  job: null,
  progress: null,
  stopping: false,
  failed: null,
  loaded: null,
  reverting: false,
  reverted: null,
}

export const useLoad = create<Load>()(() => nothing)

export function forgetLoad(): void {
  useLoad.setState(nothing)
}

/** A list from its beginning: nothing of the one before stays. */
export function beginLoad(path: string): void {
  useLoad.setState({ ...nothing, step: 'check', path })
}

/** Rows that would go in. */
export function goodRows({ counts }: Plan): number {
  return counts.new + counts.changed + counts.same
}

export function changesNothing({ counts }: Plan): boolean {
  return counts.new + counts.changed === 0
}
