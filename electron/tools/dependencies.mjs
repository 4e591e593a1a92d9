/**
 * The packages of the project, and the Node that comes with them. Only Node's own modules are used here: nothing
 * is installed yet.
 *
 * npm writes `node_modules/.package-lock.json` as its last act, so that file says what is there, whoever ran npm.
 * What it cannot say is that the removal of the old packages was cut short: for that a mark is kept outside.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive, withLock } from './lock.mjs'
import { cache, cloneName, project, toolsFirst } from './places.mjs'
import { runCommand, runInFront } from './run-command.mjs'
import { SetUpStopped, stage } from './stage.mjs'

const modules = join(project, 'node_modules')
const unfinished = join(cache, `installing-${cloneName}`)
/** Runs TypeScript as it stands and loads the SQLite binding that ships. */
const oldestNode = [22, 18]
const orphanMs = 180_000
const orphanPollMs = 200

/**
 * Completes `node_modules` where anything is missing, and says so.
 *
 * @throws {SetUpStopped} when there is no Node that can go on
 */
export async function installDependencies() {
  await stage('dependencies', (tell) =>
    withLock(`clone-${cloneName}`, async () => {
      mkdirSync(cache, { recursive: true })
      await waitForOrphan(tell)
      const reason = whyIncomplete()
      if (reason !== null) {
        tell.slow(`${reason}; npm installs them, about a minute`)
        const ranInside = process.execPath.startsWith(modules)
        // `ci` removes the folder first, which Windows refuses for a program that runs: us.
        const verb = ranInside && process.platform === 'win32' ? 'install' : 'ci'
        const npm = npmCommand([verb, '--no-audit', '--no-fund'])
        const started = (/** @type {number} */ pid) => writeFileSync(unfinished, String(pid))
        await runCommand(npm.program, npm.args, { cwd: project, ...npm.options, started })
        rmSync(unfinished, { force: true })
        tell.done('installed')
      }
    }),
  )
  const version = process.versions.node.split('.').map(Number)
  if (pinnedNode() === process.execPath && !isAtLeast(version, oldestNode)) {
    throw new SetUpStopped(
      `Node ${process.versions.node} is too old here and none is pinned for ${process.platform}-${process.arch}. ` +
        `Please install Node ${oldestNode.join('.')} or newer and start again.`,
    )
  }
}

/**
 * Runs one of the project's scripts on the pinned Node, in front.
 *
 * @param {string} script its name in this folder
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runScript(script, args) {
  return runInFront(pinnedNode(), [join(project, 'electron', 'tools', script), ...args], {
    cwd: project,
    env: toolsFirst(),
  })
}

/**
 * An npm whose set-up was killed goes on alone; a second one beside it would spoil the folder.
 *
 * @param {import('./stage.mjs').Tell} tell
 */
async function waitForOrphan(tell) {
  const npm = existsSync(unfinished) ? Number(readFileSync(unfinished, 'utf8')) : 0
  if (npm === 0 || !isAlive(npm)) return
  tell.slow('waiting for the npm of a set-up that was killed')
  // Not for ever: the number may belong to another program by now.
  for (const until = Date.now() + orphanMs; isAlive(npm) && Date.now() < until; ) await wait(orphanPollMs)
}

/** @returns {string | null} what is missing, in words, or `null` */
function whyIncomplete() {
  const written = timeOf(join(modules, '.package-lock.json'))
  if (written < timeOf(unfinished)) return 'an earlier installation was interrupted'
  const installed = readLock(join(modules, '.package-lock.json'))
  if (installed === null) return 'not installed yet'
  const wanted = readLock(join(project, 'package-lock.json')) ?? {}
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link === true) continue
    const found = installed[path]
    // npm leaves out what is for other systems; but it also goes on without a Node that it could not fetch.
    if (found === undefined && entry.optional === true && !isPinnedNode(path, entry)) continue
    if (found?.version !== entry.version || found?.integrity !== entry.integrity) return 'the list of packages changed'
    if (!existsSync(join(project, path, 'package.json'))) return `${path} is missing`
  }
  return null
}

/** @param {string} file */
function timeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [link]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 */

/**
 * @param {string} path
 * @param {LockEntry} entry
 */
function isPinnedNode(path, { os, cpu }) {
  if (!path.startsWith('node_modules/node-')) return false
  return os?.includes(process.platform) === true && cpu?.includes(process.arch) === true
}

/**
 * @param {string} file
 * @returns {Record<string, LockEntry> | null}
 */
function readLock(file) {
  if (!existsSync(file)) return null
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/**
 * How npm is run: on the Node that it came with, because the pinned one is among what it replaces.
 *
 * @param {readonly string[]} args
 */
export function npmCommand(args) {
  const { npm_node_execpath: node, npm_execpath: npm } = process.env
  if (node && npm?.endsWith('.js') && existsSync(node) && existsSync(npm)) {
    return { program: node, args: [npm, ...args], options: {} }
  }
  // Only on Windows npm is a script that needs a shell; all arguments are ours.
  return { program: 'npm', args: [...args], options: { shell: process.platform === 'win32' } }
}

/**
 * @param {readonly string[]} args
 * @param {string} [cwd]
 * @returns {Promise<string>} the end of its standard output
 */
export function runNpm(args, cwd = project) {
  const npm = npmCommand(args)
  return runCommand(npm.program, npm.args, { cwd, ...npm.options })
}

function pinnedNode() {
  const isWindows = process.platform === 'win32'
  const folder = `node-${isWindows ? 'win' : process.platform}-${process.arch}`
  const file = join(modules, folder, 'bin', isWindows ? 'node.exe' : 'node')
  return existsSync(file) ? file : process.execPath
}

/**
 * @param {readonly number[]} version
 * @param {readonly number[]} least
 */
function isAtLeast(version, least) {
  for (const [index, wanted] of least.entries()) {
    const found = version[index] ?? 0
    if (found !== wanted) return found > wanted
  }
  return true
}
