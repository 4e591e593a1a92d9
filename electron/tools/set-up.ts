/**
 * Everything between an installed clone and a running app. Each stage finds its work done, or does it, or says why
 * it cannot; a stage that was interrupted is done again by the next run.
 */
import { writeLaunch } from './app-runtime.ts'
import { buildApp } from './build-app.ts'
import { ensureLibraries } from './debian-packages.ts'
import { needsVirtualDisplay } from './display.ts'
import { type ElectronRuntime, findElectron } from './electron-runtime.ts'
import { withLock } from './lock.mjs'
import { cloneName } from './places.mjs'
import { findSqliteBinding } from './sqlite-binding.ts'
import { stage } from './stage.mjs'

export interface SetUp {
  readonly electron: ElectronRuntime
  /** The SQLite binding for an Electron that cannot use the one that ships. */
  readonly binding: string | null
}

/** @throws {SetUpStopped} when something must be done by a person first */
export async function setUp(): Promise<SetUp> {
  const electron = await stage('Electron', findElectron)
  if (process.platform === 'linux') {
    await stage('system libraries', (tell) => ensureLibraries(electron.executable, needsVirtualDisplay(), tell))
  }
  const binding = electron.ships ? null : await stage('SQLite binding', findSqliteBinding)
  await stage('app', (tell) =>
    withLock(`clone-${cloneName}`, async () => {
      writeLaunch(electron, binding)
      await buildApp(tell)
    }),
  )
  return { electron, binding }
}
