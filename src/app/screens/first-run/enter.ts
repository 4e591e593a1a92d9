/**
 * The three ways into a workspace, and where one stands afterwards.
 */
import { call } from '../../client.ts'
import { goTo } from '../../stores/place.ts'
import { resetTable } from '../hosts/table-state.ts'
import { forgetDropped, useDropped } from '../import/dropped.ts'
import { forgetLoad } from '../import/load-state.ts'

export type Way =
  | { readonly kind: 'create'; readonly path: string; readonly title: string }
  | { readonly kind: 'open'; readonly path: string }
  | { readonly kind: 'sample' }

/** Who works here, as far as this page asks for it. */
export interface Person {
  readonly name: string
  readonly role: 'technician' | 'lead'
}

/**
 * Introduces the person, opens or makes the workspace, and goes where the work is: to a list that was dropped before,
 * to the bench when runs are open, else to the hosts.
 *
 * @throws {CallFailed} `workspace.*`; one stays on the first page then
 */
export async function enterWorkspace(way: Way, person: Person | null): Promise<void> {
  if (person !== null) await call('profile.set', person)
  await openBy(way)
  resetTable()
  forgetLoad()
  const { path } = useDropped.getState()
  if (path !== null) {
    forgetDropped()
    goTo({ screen: 'import', path })
    return
  }
  const { active } = await call('run.bench', {})
  goTo({ screen: active.length > 0 ? 'bench' : 'hosts' })
}

function openBy(way: Way) {
  if (way.kind === 'create') return call('workspace.create', { path: way.path, title: way.title })
  return way.kind === 'open' ? call('workspace.open', { path: way.path }) : call('workspace.sample', {})
}
