/**
 * How to start the app of this clone, for Playwright and for `npm start`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { local } from './places.mjs'

/**
 * Reads what the set-up wrote down. Meant for `_electron.launch(launchOptions())`.
 *
 * @returns {{ executablePath: string, args: string[], env: Record<string, string> }}
 * @throws {Error} before the set-up: `npm start` or `npm test` does it
 */
export function launchOptions() {
  const file = join(local, 'launch.json')
  if (!existsSync(file)) throw new Error('not set up yet: run `npm start` or `npm test` once')
  const { executablePath, args, env } = JSON.parse(readFileSync(file, 'utf8'))
  const inherited = Object.entries(process.env).flatMap(([name, value]) => {
    // An Electron that was started by another one would take it for Node.
    return value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]]
  })
  return { executablePath, args, env: { ...Object.fromEntries(inherited), ...env } }
}
