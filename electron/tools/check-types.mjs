/**
 * Checks the types of each layer against what exists where that layer runs.
 *
 * `node electron/tools/check-types.mjs [LAYER]...`: all layers, or only those named.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { project } from './places.mjs'

const layers = ['src/domain', 'src/contract', 'src/app', 'electron', 'electron/preload', 'e2e']
const atOnce = 2

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const asked = process.argv.slice(2)
const queue = asked.length > 0 ? asked : [...layers]

/** @param {string} layer */
function check(layer) {
  return new Promise((resolve) => {
    // What did not change since the last check is not read again.
    const known = join(project, 'out', 'types', `${layer.replace('/', '-')}.json`)
    const args = [compiler, '--noEmit', '--pretty', '--incremental', '--tsBuildInfoFile', known, '-p', layer]
    const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.on('close', (code) => {
      // Printed at once, so that two layers do not mix.
      console.log(`${code === 0 ? '✓' : '✗'} types of ${layer}\n${output}`.trimEnd())
      if (code !== 0) process.exitCode = 1
      resolve(undefined)
    })
  })
}

async function work() {
  for (let layer = queue.shift(); layer !== undefined; layer = queue.shift()) await check(layer)
}

await Promise.all(Array.from({ length: atOnce }, work))
