/**
 * Where the set-up finds and keeps things. Runs on the Node that the machine has, before anything is installed.
 */
import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone that this file belongs to. */
export const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** Kept between clones and installs: runtimes, bindings, locks, what was learned about the network. */
export const cache = join(cacheHome(), 'bluelift')

/** Kept with the installed packages, and gone with them. */
export const local = join(project, 'node_modules', '.cache', 'bluelift')

/** A short name for this clone among others that share the cache. */
export const cloneName = createHash('sha256').update(project).digest('hex').slice(0, 12)

function cacheHome() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  return join(homedir(), '.cache')
}

/**
 * The environment in which the project's own tools are found first, the pinned Node among them.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function toolsFirst() {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const tools = join(project, 'node_modules', '.bin')
  const rest = (process.env[key] ?? '').split(delimiter).filter((folder) => folder !== tools)
  return { ...process.env, [key]: [tools, ...rest].join(delimiter) }
}
