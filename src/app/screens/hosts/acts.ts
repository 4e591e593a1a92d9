/**
 * What a person does to many hosts at once, and the way back from the last of it.
 */
import { create } from 'zustand'
import type { Input, Language } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { goTo } from '../../stores/place.ts'
import { dismissToast } from '../../stores/toast.ts'
import { letHostGo, select, useTable } from './table-state.ts'

/** One act takes no more (the contract's limit). */
export const mostInOneAct = 10_000
/** More machines than a bench holds nobody can watch. */
export const mostRunsAtOnce = 20
const mostInOnePage = 1_000

export interface Target {
  readonly id: string
  readonly name: string
}

interface Act {
  /** The events that are taken back: of `hosts.set`, or the one of `blockers.lift`. */
  readonly events: readonly string[]
  readonly kind: 'set' | 'lift'
  /** The sentence that offers to take it back; gone when that was done in another way. */
  readonly toast: number
}

/** What can still be taken back, the last one at the end. */
export const useActs = create<{ readonly acts: readonly Act[] }>()(() => ({ acts: [] }))

export type Setting = Omit<Input<'hosts.set'>, 'hosts'>

/** Sets a status on all of them or none. @throws {CallFailed} */
export async function setStatus(targets: readonly Target[], setting: Setting): Promise<readonly string[]> {
  const { events } = await call('hosts.set', { ...setting, hosts: targets.map(({ id }) => id) })
  letHostGo()
  return events
}

/** @param toast the sentence that offers to take it back */
export function rememberAct(events: readonly string[], toast: number, kind: Act['kind'] = 'set'): void {
  useActs.setState(({ acts }) => ({ acts: [...acts, { events, toast, kind }] }))
}

/**
 * Takes back an act, once; without `events` the last one.
 *
 * @returns how many hosts, or `null` when there was nothing to take back @throws {CallFailed}
 */
export async function takeBack(events?: readonly string[]): Promise<number | null> {
  const { acts } = useActs.getState()
  const act = events === undefined ? acts.at(-1) : acts.find((one) => one.events === events)
  if (act === undefined) return null
  useActs.setState({ acts: acts.filter((one) => one !== act) })
  dismissToast(act.toast)
  try {
    const [event = ''] = act.events
    if (act.kind === 'lift') return (await call('blockers.undo-lift', { event })).hosts
    return (await call('hosts.undo', { events: [...act.events] })).hosts
  } catch (error) {
    // Refused, so it still stands: it can be taken back when the disk has room again.
    useActs.setState((now) => ({ acts: [...now.acts, act] }))
    throw error
  }
}

/** Selects what the filter leaves, as far as one act goes. @returns how many @throws {CallFailed} */
export async function selectAllFound(): Promise<number> {
  const { filter, sort } = useTable.getState()
  for (let offset = 0; offset < mostInOneAct; offset += mostInOnePage) {
    const { hosts, total } = await call('hosts.list', { filter, sort, offset, limit: mostInOnePage })
    // The person has gone on meanwhile: what they see now is not what was asked.
    if (useTable.getState().filter !== filter) return 0
    select(hosts, true)
    if (offset + hosts.length >= total || hosts.length === 0) break
  }
  return useTable.getState().selected.size
}

/** These are about one host; with any other the next host would meet the same. */
const ofOneHost = ['runbook.none-fits', 'host.not-found', 'host.ambiguous']

/**
 * Starts the best run for each host, or goes on with the open one. One host is shown at once, several go to the bench.
 * A host that is refused stays selected; the others are started all the same.
 *
 * @returns how many were started, and the first refusal
 */
export async function startRuns(
  targets: readonly Target[],
  language: Language,
): Promise<{ readonly started: number; readonly refused: CallFailed | null }> {
  const started: Target[] = []
  let refused: CallFailed | null = null
  for (const target of targets.slice(0, mostRunsAtOnce)) {
    try {
      await startRun(target.id, language)
      started.push(target)
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      refused ??= error
      if (!ofOneHost.includes(error.code)) break
    }
  }
  select(started, false)
  if (refused === null) showRuns(started)
  return { started: started.length, refused }
}

function showRuns(started: readonly Target[]): void {
  letHostGo()
  const [first] = started
  if (first !== undefined && started.length === 1) goTo({ screen: 'run', host: first.id })
  else goTo({ screen: 'bench' })
}

async function startRun(host: string, language: Language): Promise<void> {
  try {
    await call('run.start', { host, language })
  } catch (error) {
    // What was wanted is there already.
    if (error instanceof CallFailed && error.code === 'run.already-open') return
    throw error
  }
}
