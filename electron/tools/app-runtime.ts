/**
 * How this clone is started: which program, with which arguments and environment. Written down by the set-up, so
 * that tests start the app in the same way without doing the set-up again.
 */
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { isRoot } from './debian-packages.ts'
import type { ElectronRuntime } from './electron-runtime.ts'
import { local, project } from './places.mjs'

/** @param binding the SQLite binding that this Electron needs, or `null` for the one that ships */
export function writeLaunch(electron: ElectronRuntime, binding: string | null): void {
  const launch = {
    version: electron.version,
    executablePath: electron.ships ? electron.executable : placeRuntime(electron),
    // Chromium refuses its sandbox to root. Everybody else keeps it.
    args: [...(electron.ships ? [project] : []), ...(isRoot() ? ['--no-sandbox'] : [])],
    env: binding === null ? {} : { BLUELIFT_SQLITE_BINDING: binding },
  }
  mkdirSync(local, { recursive: true })
  writeFileSync(join(local, 'launch.json'), JSON.stringify(launch, null, 2))
}

/** Gives this clone its own view of the runtime. Returns the program. */
function placeRuntime(electron: ElectronRuntime): string {
  const folder = join(local, basename(electron.folder))
  const program = join(folder, 'electron')
  // Links may point into a cache that was cleared meanwhile.
  if (existsSync(program) && existsSync(join(folder, 'icudtl.dat'))) return program
  return placeApp(electron.folder, project, folder)
}

/**
 * Makes a view of a runtime that starts one app. The Electron for closed networks cannot be told which app to start:
 * the app is what lies in `resources/app` beside the program, so each app needs a program of its own.
 *
 * @param folder replaced when it is there
 * @returns the program
 */
export function placeApp(runtime: string, app: string, folder: string): string {
  const work = `${folder}.unfinished`
  for (const old of [folder, work]) rmSync(old, { recursive: true, force: true })
  mkdirSync(join(work, 'resources'), { recursive: true })
  for (const name of readdirSync(runtime)) {
    if (name === 'resources') continue
    // The program finds its folder through its own path, which a symbolic link would not keep.
    if (name === 'electron') linkOrCopy(join(runtime, name), join(work, name))
    else symlinkSync(join(runtime, name), join(work, name))
  }
  symlinkSync(app, join(work, 'resources', 'app'))
  renameSync(work, folder)
  return join(folder, 'electron')
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    // Another file system.
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
  }
}
