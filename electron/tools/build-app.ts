/**
 * Compiles main, service, preload and page, when anything that goes into them has changed.
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './places.mjs'
import { runCommand } from './run-command.mjs'
import type { Tell } from './stage.mjs'

const stamp = join(project, 'out', 'built-from')
export const electronVite = join(project, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')

export async function buildApp(tell: Tell): Promise<void> {
  const sources = hashSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  tell.slow('compiling')
  await runCommand(process.execPath, [electronVite, 'build'], { cwd: project })
  // Written last: a build that was cut short is done again.
  writeFileSync(stamp, sources)
  tell.done('compiled')
}

function hashSources(): string {
  const hash = createHash('sha256')
  const files = globSync(['{electron,src}/**/*', 'resources/locales/*', '*.json', 'electron.vite.config.ts'], {
    cwd: project,
    exclude: ['electron/tools/**', '**/*.test.*'],
    withFileTypes: true,
  }).filter((entry) => entry.isFile())
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}
