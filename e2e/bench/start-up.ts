/**
 * From the start of the process to the first screen that can be used, against an empty Electron window.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { launchOptions } from '../../electron/tools/launch-options.mjs'
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

/** The same Electron, showing nothing: its own process tree with a script that opens a blank window. */
async function openEmptyWindow(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bluelift-empty-'))
  const script = join(folder, 'empty.cjs')
  writeFileSync(
    script,
    "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<button>x</button>'))",
  )
  const { executablePath, args, env } = launchOptions()
  const start = performance.now()
  const app = await _electron.launch({
    executablePath,
    args: [...args, '-r', script, `--user-data-dir=${folder}`],
    env: { ...env, BLUELIFT_BENCH_EMPTY: '1' },
  })
  const page = await app.firstWindow()
  await page.getByRole('button').first().waitFor()
  const took = performance.now() - start
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  return took
}
