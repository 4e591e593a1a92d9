/**
 * Plays a run at the keyboard, the usual way of channel file 291 on a PC without BitLocker.
 *
 * What to press is read from the workspace, beside the app, as a person reads it from the screen: the app itself is
 * only ever told by keys.
 */
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { requireHost } from '../../electron/core/hosts/find-host.ts'
import { openLibrary } from '../../electron/core/runs/library.ts'
import { viewRun } from '../../electron/core/runs/view-run.ts'
import { openWorkspaceReader } from '../../electron/core/workspace/open.ts'

const library = openLibrary(join(import.meta.dirname, '..', '..', 'resources', 'runbooks'))

/** Options that are pressed, by the step's place in the usual way: any of these that a step offers. */
const choices = ['blue', 'prompt', 'listed', 'windows']
/** What is read off the machine, by the name of the reading. */
const readings: Readonly<Record<string, string>> = {
  'serial-read': '7HK2Q93',
  windows: 'D',
  newest: '19/07/2024 06:31',
}

export type RunNow = ReturnType<typeof viewRun>

/** Where the run stands on disk. */
export function readRun(workspace: string, host: string): RunNow {
  const db = openWorkspaceReader(workspace)
  try {
    return viewRun(db, requireHost(db, host), [], (hash) => library.pinned(workspace, hash), 'en')
  } finally {
    db.close()
  }
}

/**
 * Answers steps until the run has ended or `until` says stop; `seen` is called on each step before it is answered.
 */
export async function playRun(
  page: Page,
  workspace: string,
  host: string,
  { seen, until }: { seen(step: string): Promise<void>; until(step: string): boolean },
): Promise<void> {
  for (let count = 0; count < 40; count += 1) {
    const { step, path } = readRun(workspace, host)
    if (step === null || until(step.id)) return
    await seen(step.id)
    await answer(page, step)
    await expect(async () => expect(readRun(workspace, host).path.length).toBeGreaterThan(path.length)).toPass({
      timeout: 15_000,
    })
    // The screen shows what is on disk; wait for it before the next key.
    await page.waitForTimeout(350)
  }
  throw new Error(`the run of ${host} does not end`)
}

async function answer(page: Page, step: NonNullable<RunNow['step']>): Promise<void> {
  if (step.kind === 'enter') {
    for (const { name, title, type } of step.inputs) {
      if (type === 'utc-offset') await chooseZone(page)
      else await fillReading(page, title, readings[name] ?? '')
    }
    await page.waitForTimeout(500)
    await page.keyboard.press('Enter')
    return
  }
  if (step.kind === 'decide') {
    const wanted = step.options.findIndex(({ id }) => choices.includes(id))
    await page.keyboard.press(String(Math.max(0, wanted) + 1))
    return
  }
  if (step.confirm !== null) {
    for (const index of step.confirm.facts.keys()) await page.keyboard.press(String(index + 1))
    await page.keyboard.press('Control+Enter')
    await page.waitForTimeout(400)
  }
  await page.keyboard.press(step.kind === 'wait' ? 'e' : 'Enter')
}

async function fillReading(page: Page, title: string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name: title })
  const fields = page.getByRole('textbox')
  // In another language the title differs; a step has one field, or its fields in the order of the runbook.
  const target = (await field.count()) > 0 ? field.first() : fields.first()
  await target.fill(value)
}

/** The clock of a machine in London in summer. */
async function chooseZone(page: Page): Promise<void> {
  await page.locator('main button[aria-haspopup="listbox"]').first().click()
  await page
    .getByRole('option', { name: /UTC\+0?1(?!\d)/ })
    .first()
    .click()
}
