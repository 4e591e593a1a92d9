/**
 * A display to open windows on. Where a machine has none, a virtual one is started for as long as it is needed.
 */
import { spawn } from 'node:child_process'

export function needsVirtualDisplay(): boolean {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
}

/**
 * Does the work with a display, and gives it the environment in which programs find that display.
 *
 * @throws {Error} when a virtual display is needed and does not start
 */
export async function withDisplay<T>(work: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  if (!needsVirtualDisplay()) return work({})
  // The server looks for a free number itself and writes it to descriptor 3 when it is ready for windows.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const stop = () => server.kill()
  process.on('exit', stop)
  try {
    const number = await new Promise<string>((resolve, reject) => {
      server.on('error', reject)
      server.on('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it was ready`)))
      server.stdio[3]?.on('data', (chunk) => resolve(String(chunk).trim()))
    })
    return await work({ DISPLAY: `:${number}` })
  } finally {
    process.off('exit', stop)
    stop()
  }
}
