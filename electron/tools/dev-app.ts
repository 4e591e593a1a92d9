/**
 * Opens the window, watches the sources, and after a change compiles and opens it again. What is typed on the
 * command line goes to the app each time; `--workspace=FOLDER` brings the work back.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildApp } from './build-app.ts'
import { withDisplay } from './display.ts'
import { launchOptions } from './launch-options.mjs'
import { project } from './places.mjs'
import { setUp } from './set-up.ts'
import { runAsCommand, stage } from './stage.mjs'

/** An editor saves several files at once. */
const settleMs = 300

await runAsCommand(async () => {
  await setUp()
  return withDisplay(workOnSources)
})

async function workOnSources(display: NodeJS.ProcessEnv): Promise<number> {
  let changed = false
  const watchers = ['src', 'electron'].map((folder) =>
    watch(join(project, folder), { recursive: true }, () => {
      changed = true
    }),
  )
  let app = openWindow(display)
  while (app.exitCode === null) {
    await wait(settleMs)
    if (!changed) continue
    changed = false
    // The old window stays until what is being written compiles.
    if (!(await tryToBuild())) continue
    app.kill()
    await once(app, 'close')
    app = openWindow(display)
  }
  for (const watcher of watchers) watcher.close()
  return app.exitCode
}

function openWindow(display: NodeJS.ProcessEnv): ChildProcess {
  const { executablePath, args, env } = launchOptions()
  const all = [...args, ...process.argv.slice(2)]
  return spawn(executablePath, all, { cwd: project, env: { ...env, ...display }, stdio: 'inherit' })
}

async function tryToBuild(): Promise<boolean> {
  try {
    await stage('app', buildApp)
    return true
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}
