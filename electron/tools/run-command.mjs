/**
 * Runs another program for the set-up: quiet while it works, its last words when it fails.
 */
import { spawn } from 'node:child_process'

const keptChars = 20_000
/** For a program that was asked to end and has something to put away. */
const graceMs = 10_000

/**
 * Runs a program to its end and gives what it printed.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number, shell?: boolean, started?: (pid: number) => void }} [options]
 * @returns {Promise<string>} the end of its standard output
 * @throws {Error} with the end of its output, when it fails, cannot be started, or takes longer than `limitMs`
 */
export function runCommand(program, args, options = {}) {
  const { limitMs, started, ...rest } = options
  return new Promise((resolve, reject) => {
    // A group of its own, so that the limit also ends what the program has started.
    const detached = limitMs !== undefined && process.platform !== 'win32'
    const child = spawn(program, args, { ...rest, detached, stdio: ['ignore', 'pipe', 'pipe'] })
    if (child.pid !== undefined) started?.(child.pid)
    let out = ''
    let all = ''
    let late = false
    const end = () => {
      if (child.pid === undefined) return
      try {
        if (detached) process.kill(-child.pid, 'SIGKILL')
        else child.kill('SIGKILL')
      } catch {
        // It has ended by itself meanwhile.
      }
    }
    const timer =
      limitMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true
            end()
          }, limitMs)
    // Ctrl+C does not reach another group: pass it on.
    const interrupted = () => {
      end()
      process.exit(130)
    }
    process.once('SIGINT', interrupted)
    process.once('SIGTERM', interrupted)
    const finish = () => {
      clearTimeout(timer)
      process.off('SIGINT', interrupted)
      process.off('SIGTERM', interrupted)
    }
    child.stdout.on('data', (chunk) => {
      out = (out + chunk).slice(-keptChars)
      all = (all + chunk).slice(-keptChars)
    })
    child.stderr.on('data', (chunk) => {
      all = (all + chunk).slice(-keptChars)
    })
    child.on('error', (error) => {
      finish()
      reject(error)
    })
    child.on('close', (code, signal) => {
      finish()
      const what = `${program} ${args.join(' ')}`
      if (late) reject(new Error(`${what}: not finished after ${limitMs} ms\n${all}`))
      else if (code !== 0) reject(new Error(`${what}: ended with ${code ?? signal}\n${all}`))
      else resolve(out)
    })
  })
}

/**
 * Runs a program that a person watches: its output and its keys are ours. Never throws for a failed program.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number, shell?: boolean }} [options]
 * @returns {Promise<number>} its exit code; 1 when it was ended after `limitMs`
 */
export function runInFront(program, args, options = {}) {
  const { limitMs, ...rest } = options
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...rest, stdio: 'inherit' })
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    process.on('SIGTERM', pass)
    // The terminal has sent it to the child as well; we wait for how that ends.
    const wait = () => {}
    process.on('SIGINT', wait)
    const timer =
      limitMs === undefined
        ? undefined
        : setTimeout(() => {
            console.error(`${program} ${args.join(' ')}: not finished after ${Math.round(limitMs / 1000)} s, ended`)
            child.kill('SIGTERM')
            setTimeout(() => child.kill('SIGKILL'), graceMs).unref()
          }, limitMs)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      process.off('SIGTERM', pass)
      process.off('SIGINT', wait)
      resolve(code ?? 1)
    })
  })
}
