/**
 * Opens the window, or plays the demo in it.
 *
 * `--demo` plays the whole main job on the sample and ends. Everything else on the command line goes to the app,
 * for example `--workspace=FOLDER`.
 */
import { join } from 'node:path'
import { needsVirtualDisplay, withDisplay } from './display.ts'
import { launchOptions } from './launch-options.mjs'
import { project, toolsFirst } from './places.mjs'
import { runInFront } from './run-command.mjs'
import { setUp } from './set-up.ts'
import { runAsCommand } from './stage.mjs'

await runAsCommand(async () => {
  const args = process.argv.slice(2)
  await setUp()
  if (needsVirtualDisplay()) {
    console.log('\nThis machine has no display, so no window can be shown: the demo runs on a virtual one instead.')
    return playDemo(args)
  }
  if (args.includes('--demo')) return playDemo(args)
  return openWindow(args)
})

function openWindow(args: readonly string[]): Promise<number> {
  const launch = launchOptions()
  return runInFront(launch.executablePath, [...launch.args, ...args], { cwd: project, env: launch.env })
}

function playDemo(args: readonly string[]): Promise<number> {
  const demo = join(project, 'electron', 'tools', 'demo.ts')
  const rest = args.filter((arg) => arg !== '--demo')
  return withDisplay((display) =>
    runInFront(process.execPath, [demo, ...rest], { cwd: project, env: { ...toolsFirst(), ...display } }),
  )
}
