/**
 * What is done with a list: read it, choose otherwise, load it, stop, take it back. One thing at a time: the answer to
 * an earlier question is dropped when a later one was asked.
 */
import type { JobProgress, ListChoices } from '../../../contract/index.ts'
import { CallFailed, call, subscribe } from '../../client.ts'
import { newJobId } from './job-id.ts'
import { beginLoad, changesNothing, forgetLoad, useLoad } from './load-state.ts'

/** Grows with each question about the list. */
let asked = 0

/** Looks at a list from the beginning. While another one is being loaded that one is left alone. */
export async function readList(path: string): Promise<void> {
  if (useLoad.getState().step === 'loading') return
  stopJob()
  beginLoad(path)
  await look({})
}

/** Reads the list in another way. What was chosen before stays chosen where it is not replaced. */
export async function chooseOtherwise(choices: ListChoices): Promise<void> {
  stopJob()
  await look({ ...useLoad.getState().choices, ...choices })
}

async function look(choices: ListChoices): Promise<void> {
  const mine = ++asked
  const { path } = useLoad.getState()
  useLoad.setState({ choices, plan: null, progress: null, failed: null })
  try {
    const preview = await call('import.preview', { path, choices })
    if (mine !== asked) return
    const job = newJobId('plan')
    useLoad.setState({ preview, job })
    const plan = await call('import.plan', { job, path, choices })
    if (mine === asked) useLoad.setState({ plan, job: null })
  } catch (error) {
    if (mine === asked) useLoad.setState({ failed: asFailed(error), job: null })
  }
}

/** Loads the list that was checked. Pressed twice it is loaded once. */
export async function loadList(): Promise<void> {
  const { step, path, choices, plan } = useLoad.getState()
  if (step !== 'check' || plan === null || changesNothing(plan)) return
  const job = newJobId('load')
  useLoad.setState({ step: 'loading', job, progress: null, failed: null, stopping: false })
  try {
    const loaded = await call('import.run', { job, path, choices })
    useLoad.setState({ step: 'done', loaded, job: null })
  } catch (error) {
    useLoad.setState({ step: 'check', failed: asFailed(error), job: null, stopping: false })
  }
}

/** Asks the load to stop. Its own answer says when nothing is left of it. */
export function stopLoading(): void {
  useLoad.setState({ stopping: true })
  stopJob()
}

/** Leaves a list that is not loaded. */
export function dropList(): void {
  asked += 1
  stopJob()
  forgetLoad()
}

/** Takes back what was loaded, once. */
export async function takeLoadBack(): Promise<void> {
  const { loaded, reverting, reverted } = useLoad.getState()
  if (loaded === null || loaded.import.id === '' || reverting || reverted !== null) return
  useLoad.setState({ reverting: true, failed: null })
  try {
    const answer = await call('import.revert', { import: loaded.import.id })
    useLoad.setState({ reverting: false, reverted: answer })
  } catch (error) {
    useLoad.setState({ reverting: false, failed: asFailed(error) })
  }
}

function stopJob(): void {
  const { job } = useLoad.getState()
  // It may have ended by itself meanwhile.
  if (job !== null) call('job.cancel', { job }).catch(() => {})
}

function asFailed(error: unknown): CallFailed {
  return error instanceof CallFailed ? error : new CallFailed('service.defect', { reason: String(error) })
}

subscribe('job', (data) => {
  const progress = data as JobProgress // what this topic carries (wire.ts)
  if (progress.job === useLoad.getState().job) useLoad.setState({ progress })
})
