/**
 * The packed program: `npm run package` makes it, and one step is done in it by keys.
 *
 * On Linux only: elsewhere the installers are made, and nothing is left unpacked in a known place.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { verifyLog } from '../electron/core/log/verify.ts'
import { openWorkspaceReader } from '../electron/core/workspace/open.ts'
import { launchOptions } from '../electron/tools/launch-options.mjs'
import { aDesk } from './play/open-app.ts'
import { readRun } from './play/run-through.ts'

const project = join(import.meta.dirname, '..')
const host = 'LDS-W4-0231'

test('one step is done and kept in the unpacked build', async () => {
  test.skip(process.platform !== 'linux', 'only the Linux build is left unpacked in a known place')
  execFileSync(process.execPath, [join('electron', 'tools', 'package.mjs'), '--unpacked'], {
    cwd: project,
    stdio: 'inherit',
  })

  const { args, env } = launchOptions()
  // The packed program finds its SQLite by itself, or it is not whole.
  const { BLUELIFT_SQLITE_BINDING: _, ...rest } = env
  const desk = aDesk({
    executablePath: join(project, 'dist', 'linux-unpacked', 'bluelift'),
    args: sandboxOnly(args),
    env: rest,
  })
  const { app, page } = await desk.open()
  expect(await app.evaluate(({ app: inside }) => inside.isPackaged)).toBe(true)

  await page.getByRole('button').first().waitFor()
  await page.waitForTimeout(500)
  await page.keyboard.press('t')
  await page.getByRole('grid').waitFor({ timeout: 60_000 })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('7HK2Q93')
  await page.getByRole('dialog').getByText(host).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: host }).first().waitFor()

  const workspace = join(desk.profile, 'sample')
  const run = () => readRun(workspace, host)
  await page.keyboard.press('s')
  await expect(async () => {
    if (run().run === null) await page.keyboard.press('Enter')
    expect(run().run).not.toBeNull()
  }).toPass({ timeout: 20_000, intervals: [1_500] })
  await page.getByRole('textbox').first().fill('7HK2Q93')
  await page.waitForTimeout(500)
  await page.keyboard.press('Enter')
  await expect(async () => expect(run().path).toHaveLength(1)).toPass({ timeout: 15_000 })
  expect(run().variables).toMatchObject({ 'serial-read': '7HK2Q93' })
  await app.close()

  const db = openWorkspaceReader(workspace)
  expect(await verifyLog(db, workspace)).toMatchObject({ ok: true })
  db.close()
  desk.remove()
})

/** Of what an unpacked clone is started with, what the system asks for; the packed program knows its own place. */
function sandboxOnly(args: readonly string[]): string[] {
  return args.filter((arg) => arg === '--no-sandbox')
}
