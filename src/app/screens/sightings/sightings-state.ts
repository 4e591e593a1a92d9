/**
 * A list of live machines on its way in: chosen, checked, taken in. One at a time.
 */
import { create } from 'zustand'
import type { Input, Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { newJobId } from '../import/job-id.ts'

type Time = Input<'sightings.plan'>['time']

export interface Taking {
  readonly path: string
  readonly time: Time
  readonly source: string
  readonly plan: Output<'sightings.plan'> | null
  readonly done: Output<'sightings.import'> | null
  readonly busy: 'reading' | 'storing' | null
  readonly failed: CallFailed | null
}

const nothing: Taking = { path: '', time: {}, source: '', plan: null, done: null, busy: null, failed: null }
export const useTaking = create<Taking>()(() => nothing)

/** Grows with each question: the answer to an earlier one is dropped. */
let asked = 0

export async function checkSightings(path: string, time: Time = {}): Promise<void> {
  if (useTaking.getState().busy === 'storing') return
  const mine = ++asked
  const { source, path: before } = useTaking.getState()
  useTaking.setState({ ...nothing, path, time, source: path === before ? source : sourceOf(path), busy: 'reading' })
  try {
    const plan = await call('sightings.plan', { job: newJobId('seen'), path, choices: {}, time })
    if (mine === asked) useTaking.setState({ plan, busy: null })
  } catch (error) {
    if (mine === asked) useTaking.setState({ failed: asFailed(error), busy: null })
  }
}

export function nameSource(source: string): void {
  useTaking.setState({ source })
}

export async function takeIn(): Promise<void> {
  const { path, time, source, plan, busy } = useTaking.getState()
  if (plan === null || busy !== null || source.trim() === '') return
  useTaking.setState({ busy: 'storing', failed: null })
  try {
    const done = await call('sightings.import', { job: newJobId('seen'), path, choices: {}, time, source })
    useTaking.setState({ done, busy: null })
  } catch (error) {
    useTaking.setState({ failed: asFailed(error), busy: null })
  }
}

export function forgetTaking(): void {
  if (useTaking.getState().busy === 'storing') return
  asked += 1
  useTaking.setState(nothing)
}

/** A first word for where it comes from: the name of the file without its ending. */
function sourceOf(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? ''
  return name.replace(/\.[^.]+$/, '').slice(0, 100)
}

function asFailed(error: unknown): CallFailed {
  return error instanceof CallFailed ? error : new CallFailed('service.defect', { reason: String(error) })
}
