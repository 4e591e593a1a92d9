/**
 * From the start of the process to the first screen that can be used, against an empty Electron window.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { _electron } from '@playwright/test'
import { placeApp } from '../../electron/tools/app-runtime.ts'
import { launchOptions } from '../../electron/tools/launch-options.mjs'
import { project } from '../../electron/tools/places.mjs'
import { aDesk } from '../play/open-app.ts'

type Note = (what: string, ours: string, limit: string, ratio: string) => void

const rounds = 5
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

export async function benchStart(note: Note, ms: (value: number) => string): Promise<void> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    note('start to the first usable screen', 'not measured: no display', '', '')
    return
  }
  const ours: number[] = []
  const limit: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const desk = aDesk()
    const start = performance.now()
    const { app, page } = await desk.open()
    await page.getByRole('button').first().waitFor()
    ours.push(performance.now() - start)
    await app.close()
    desk.remove()
    limit.push(await openEmptyWindow())
  }
  note(
    'start to the first usable screen',
    ms(median(ours)),
    `${ms(median(limit))} empty window`,
    (median(ours) / median(limit)).toFixed(1),
  )
}

/** The same Electron with an app that opens one window with one button, and nothing else. */
async function openEmptyWindow(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bluelift-empty-'))
  const app = join(folder, 'app')
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.cjs' }))
  writeFileSync(
    join(app, 'main.cjs'),
    "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<button>x</button>'))",
  )
  const { executablePath, args, env } = launchOptions()
  const isTold = args.includes(project)
  const program = isTold ? executablePath : placeApp(dirname(executablePath), app, join(folder, 'runtime'))
  const start = performance.now()
  const electron = await _electron.launch({
    executablePath: program,
    args: [...args.map((arg) => (arg === project ? app : arg)), `--user-data-dir=${join(folder, 'profile')}`],
    env,
  })
  const page = await electron.firstWindow()
  await page.getByRole('button').first().waitFor()
  const took = performance.now() - start
  await electron.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  return took
}
