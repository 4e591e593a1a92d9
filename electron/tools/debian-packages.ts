/**
 * What Debian has to provide: the libraries that Electron is linked against, a display where there is none, and
 * the compiler for the SQLite binding of the closed-network runtime.
 *
 * Only root installs anything; everybody else gets the exact line to type.
 */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runCommand } from './run-command.mjs'
import { SetUpStopped, type Tell } from './stage.mjs'

// What an Electron needs beyond a bare Debian 12, some of it loaded only when it is used.
const libraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatspi2.0-0',
  'libnotify4',
  'libsecret-1-0',
]

/** Sees to the libraries of an Electron, and to a virtual display with Chinese letters if one will be needed. */
export async function ensureLibraries(executable: string, virtualDisplay: boolean, tell: Tell): Promise<void> {
  if (process.platform !== 'linux') return
  const missing = await listMissingLibraries(executable)
  const packages = missing.length === 0 ? [] : [...libraries]
  if (virtualDisplay && !isProgram('Xvfb')) packages.push('xvfb')
  // Without a font the Chinese screens are boxes; a screen that somebody sits at is their own affair.
  if (virtualDisplay && isRoot() && !(await hasChineseFont())) packages.push('fonts-noto-cjk')
  const why = missing.length === 0 ? 'a virtual display' : `libraries of Electron (${missing.join(', ')})`
  await ensurePackages(packages, why, tell)
  const still = packages.length === 0 ? [] : await listMissingLibraries(executable)
  if (still.length > 0) throw new SetUpStopped(`Electron still lacks ${still.join(', ')}. Please install them.`)
}

/** Sees to what compiles a native module. */
export async function ensureCompiler(tell: Tell): Promise<void> {
  const packageByProgram = { 'g++': 'g++', make: 'make', python3: 'python3' }
  const packages = Object.entries(packageByProgram).flatMap(([program, name]) => (isProgram(program) ? [] : [name]))
  await ensurePackages(packages, 'a compiler for the SQLite binding', tell)
}

/**
 * Sees to Wine, whose `cmd` runs the scripts for sticks in the tests. About 100 MB to fetch, so only root gets it unasked,
 * and without it those tests are left out and say so.
 */
export async function ensureWine(tell: Tell): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || existsSync('/usr/lib/wine/wine64')) return
  if (!isRoot() || !isProgram('apt-get')) {
    tell.done('not there: sudo apt-get install -y --no-install-recommends wine64')
    return
  }
  try {
    await ensurePackages(['wine64'], 'a cmd for the scripts of sticks', tell)
  } catch (error) {
    tell.done(`could not be installed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function ensurePackages(packages: readonly string[], why: string, tell: Tell): Promise<void> {
  if (packages.length === 0) return
  const names = packages.join(' ')
  if (!isProgram('apt-get')) throw new SetUpStopped(`This system lacks ${why}. On Debian that would be: ${names}`)
  if (!isRoot()) {
    throw new SetUpStopped(
      `This system lacks ${why}. Please run this once and start again:\n\n` +
        `    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`,
    )
  }
  tell.slow(`apt-get install ${names}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runCommand('apt-get', ['update', '-q'], { env })
  await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env })
  tell.done(`installed ${names}`)
}

async function listMissingLibraries(executable: string): Promise<string[]> {
  if (!isProgram('ldd')) return []
  const out = await runCommand('ldd', [executable])
  return [...out.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => String(name))
}

async function hasChineseFont(): Promise<boolean> {
  if (!isProgram('fc-list')) return false
  return (await runCommand('fc-list', [':lang=zh-cn', 'family'])).trim() !== ''
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

function isProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}
