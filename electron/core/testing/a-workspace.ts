/**
 * Real workspaces in temporary folders, for tests.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWorkspace } from '../workspace/create.ts'
import { openWorkspace, type Person, type Workspace } from '../workspace/open.ts'

export interface TestFolder {
  readonly root: string
  readonly folder: string
  readonly person: Person
  create(): Workspace
  open(): Workspace
  remove(): void
}

/** A folder for one workspace and one profile. The clock is the test's. */
export function aFolder(now: () => number = () => Date.parse('2024-07-19T06:00:00.000Z')): TestFolder {
  const root = mkdtempSync(join(tmpdir(), 'bluelift-test-'))
  const folder = join(root, 'workspace')
  const person: Person = { profile: join(root, 'profile'), program: 'test', actor: () => 'M. Okafor', now }
  return {
    root,
    folder,
    person,
    create: () => createWorkspace(folder, 'CrowdStrike channel file 291', 'incident-1', person),
    open: () => openWorkspace(folder, person),
    remove: () => {
      rmSync(root, { recursive: true, force: true })
    },
  }
}
