/**
 * The main job at the keyboard of the real app: create, load, find, be guided, be killed and come back, block, export.
 *
 * One way for the end-to-end test and for `npm start -- --demo`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { openWorkspaceReader } from '../../electron/core/workspace/open.ts'
import { resources } from '../fixtures/a-session.ts'
import { aDesk, type OpenApp } from './open-app.ts'
import { playRun, readRun } from './run-through.ts'

const samples = join(resources, 'samples')
const host = 'LDS-W4-0231'

export interface MainJob {
  /** Where the status goes. */
  readonly out: string
  readonly language?: 'en' | 'zh-CN'
  /** Called on each screen, under a name. */
  look(page: Page, name: string): Promise<void>
  /** Called when the app is closed, before its files are removed. */
  inspect?(workspace: string): Promise<void>
}

/** Plays it from a first start to the export. Throws where something is not as it should be. */
export async function playMainJob({ out, language = 'en', look, inspect }: MainJob): Promise<void> {
  const desk = aDesk()
  const workspace = join(desk.root, 'incident')
  let open: OpenApp = await desk.open()
  const see = async (name: string): Promise<void> => {
    await open.page.waitForTimeout(250)
    await look(open.page, name)
  }

  await open.page.getByRole('heading').first().waitFor()
  await open.page.getByRole('button').first().waitFor()
  if (language === 'zh-CN') {
    await open.page.keyboard.press('F2')
    await expect(open.page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  }
  await see('first-run')

  // A workspace of one's own, in a folder of one's own.
  await open.page.keyboard.press('n')
  await open.page.getByRole('textbox').first().waitFor()
  await fillNewIncident(open.page, workspace)
  await see('new-incident')
  await open.page.keyboard.press('Enter')
  await expect(async () => expect(totalOf(workspace)).toBe(0)).toPass({ timeout: 30_000 })
  await open.page.waitForTimeout(800)
  await see('hosts-empty')

  for (const [index, file] of ['falcon-hosts.csv', 'inventory.csv'].entries()) {
    desk.answerDialogs({ 'choose-file': join(samples, file) })
    const before = totalOf(workspace)
    // L leads to the page of lists, L there chooses the file.
    await expect(async () => {
      if ((await open.page.getByRole('table').count()) === 0) await open.page.keyboard.press('l')
      await expect(open.page.getByRole('table').first()).toBeVisible({ timeout: 1_500 })
    }).toPass({ timeout: 30_000 })
    await open.page.waitForTimeout(2_500)
    if (index === 0) await see('import-check')
    await open.page.keyboard.press('Enter')
    await expect(async () => expect(totalOf(workspace)).toBeGreaterThan(before)).toPass({ timeout: 60_000 })
    await open.page.waitForTimeout(2_000)
    if (index === 0) await see('import-done')
    await open.page.keyboard.press('Enter')
    await open.page.getByRole('grid').waitFor()
  }
  expect(totalOf(workspace)).toBe(420)
  await see('hosts')

  await open.page.keyboard.press('l')
  await open.page.getByRole('heading', { level: 1 }).waitFor()
  await seeOnTheWay(open.page, { r: 'stick-results' }, see)
  await open.page.keyboard.press('Escape')
  await open.page.getByRole('grid').waitFor()

  // Found by typing, guided by keys.
  await open.page.keyboard.press('Control+k')
  await open.page.keyboard.type('7HK2Q93')
  await open.page.waitForTimeout(600)
  await see('find')
  await open.page.keyboard.press('Enter')
  await open.page.getByText(host).first().waitFor()
  await open.page.waitForTimeout(600)
  await see('host')
  await seeOnTheWay(open.page, { 'Control+p': 'print', t: 'transcribe' }, see)
  await open.page.keyboard.press('s')
  await expect(async () => {
    if (readRun(workspace, host).run === null) await open.page.keyboard.press('Enter')
    expect(readRun(workspace, host).run).not.toBeNull()
  }).toPass({ timeout: 20_000, intervals: [1_500] })
  await open.page.waitForTimeout(900)
  await playRun(open.page, workspace, host, {
    seen: (step) => see(`run-${step}`),
    until: () => readRun(workspace, host).path.length === 4,
  })

  // The power goes in the middle of the run.
  const standing = readRun(workspace, host)
  await open.kill()
  expect(readRun(workspace, host)).toEqual(standing)
  open = await desk.open()
  await open.page.getByRole('button').first().waitFor()
  await open.page.keyboard.press('Enter')
  await expect(open.page.getByText(host).first()).toBeVisible()
  await open.page.waitForTimeout(900)
  await see('bench-after-kill')
  await open.page.keyboard.press('Enter')
  await expect(
    open.page
      .getByRole('heading', { level: 1 })
      .or(open.page.getByRole('heading', { level: 2 }))
      .first(),
  ).toBeVisible()
  await open.page.waitForTimeout(900)
  await playRun(open.page, workspace, host, { seen: (step) => see(`run-${step}`), until: () => false })
  expect(readRun(workspace, host)).toMatchObject({ host: { status: 'recovered', how: 'runbook' }, step: null })
  await see('run-finished')

  // Two others are blocked, and the status goes out.
  await open.page.keyboard.press('Alt+2')
  await open.page.getByRole('grid').waitFor()
  await open.page.waitForTimeout(500)
  await open.page.keyboard.press('ArrowDown')
  await open.page.keyboard.press('Space')
  await open.page.keyboard.press('ArrowDown')
  await open.page.keyboard.press('Space')
  await openDialog(open.page, 'b')
  await open.page.keyboard.type('Key server is down')
  await see('block')
  await open.page.keyboard.press('Escape')
  await open.page.waitForTimeout(200)
  if ((await open.page.getByRole('dialog').count()) === 0) {
    await openDialog(open.page, 'b')
    await open.page.keyboard.type('Key server is down')
  }
  await open.page.keyboard.press('Enter')
  await expect(async () => {
    if (blockedOf(workspace) === 0) await open.page.keyboard.press('Enter')
    expect(blockedOf(workspace)).toBe(2)
  }).toPass({ timeout: 20_000, intervals: [1_000] })

  desk.answerDialogs({ 'choose-save': out })
  await open.page.waitForTimeout(400)
  await open.page.keyboard.press('e')
  await open.page.getByRole('dialog').waitFor()
  await see('export')
  await open.page.keyboard.press('Enter')
  await expect(async () => expect(readFileSync(out, 'utf8').trimEnd().split('\r\n')).toHaveLength(421)).toPass({
    timeout: 20_000,
  })
  await see('export-done')
  const lines = readFileSync(out, 'utf8').split('\r\n')
  expect(lines.filter((line) => line.includes(',blocked,'))).toHaveLength(2)
  expect(lines.find((line) => line.startsWith(`${host},`))).toContain(',recovered,runbook,')

  await open.page.keyboard.press('Escape')
  await lookFromTheDesk(open.page, desk, workspace, host, see)
  await readRunbooks(open.page, see)

  await open.page.keyboard.press('Alt+7')
  await open.page.waitForTimeout(600)
  await see('settings')
  await writeRunbook(open.page, desk, workspace, see)
  await open.app.close()

  await inspect?.(workspace)
  desk.remove()
}

/** A slow machine may still be closing another dialog when the key is pressed: then it is pressed again. */
async function openDialog(page: Page, key: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await expect(async () => {
    if ((await dialog.count()) === 0) await page.keyboard.press(key)
    await expect(dialog).toBeVisible({ timeout: 1_500 })
  }).toPass({ timeout: 30_000 })
}

/** The lead sees what is back and what is left, and takes in a list that saw the recovered host alive. */
async function lookFromTheDesk(
  page: Page,
  desk: ReturnType<typeof aDesk>,
  workspace: string,
  host: string,
  see: (name: string) => Promise<void>,
): Promise<void> {
  const confirmed = (): number => countOf(workspace, "SELECT count(*) FROM host WHERE confirmation = 'confirmed'")
  await page.keyboard.press('Alt+3')
  await page.getByRole('table').first().waitFor({ timeout: 30_000 })
  await page.waitForTimeout(600)
  await see('overview')
  await page.keyboard.press('w')
  await page.getByRole('dialog').waitFor()
  await see('what-if')
  await page.keyboard.press('Escape')
  const list = join(desk.root, 'seen.csv')
  writeFileSync(list, `Hostname,Last Seen\n${host},${new Date(Date.now() + 60_000).toISOString()}\n`)
  desk.answerDialogs({ 'choose-file': list })
  await page.keyboard.press('l')
  await page.waitForTimeout(600)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox').first()).toBeVisible({ timeout: 20_000 })
  await see('sightings')
  await expect(async () => {
    if (confirmed() === 0) await page.keyboard.press('Enter')
    expect(confirmed()).toBe(1)
  }).toPass({ timeout: 20_000, intervals: [1_500] })
  await page.waitForTimeout(600)
  await see('sightings-done')
}

/** From the list of runbooks to one of them, as a chart and as a list, and the stop codes. */
async function readRunbooks(page: Page, see: (name: string) => Promise<void>): Promise<void> {
  await page.keyboard.press('Alt+4')
  await page.getByRole('option').first().waitFor({ timeout: 60_000 })
  await see('runbooks')
  await page.keyboard.press('/')
  await page.keyboard.type('cs291-physical')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-step]').first()).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('ArrowDown')
  await see('runbook-chart')
  const chosen = await page.getByRole('heading', { level: 2 }).first().textContent()
  await page.keyboard.press('t')
  await expect(page.locator('[aria-current="step"]')).toContainText(chosen ?? '')
  await see('runbook-list')
  await page.keyboard.press('t')
  await page.keyboard.press('Escape')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('c')
  await expect(page.getByText('0x7E', { exact: true })).toBeVisible()
  await see('stop-codes')
  await page.keyboard.press('Escape')
}

/** A runbook of one's own: written, stored, changed, compared; and a file that is looked at and left. */
async function writeRunbook(
  page: Page,
  desk: ReturnType<typeof aDesk>,
  workspace: string,
  see: (name: string) => Promise<void>,
): Promise<void> {
  const stored = (count: number) =>
    expect(async () => expect(countOf(workspace, 'SELECT count(*) FROM runbook')).toBe(count)).toPass({
      timeout: 30_000,
    })
  await page.keyboard.press('Alt+4')
  await page.getByRole('listbox').waitFor()
  await page.keyboard.press('Alt+n')
  await page.getByRole('searchbox').waitFor()
  await see('author-start')
  await page.keyboard.press('Enter')
  await page.locator('.cm-content').waitFor()
  await page.waitForTimeout(1_500)
  await see('author')
  await page.keyboard.press('Control+s')
  await stored(1)
  await page.keyboard.press('Control+End')
  await page.keyboard.type('# A note')
  await page.keyboard.press('Control+s')
  await page.getByRole('dialog').waitFor()
  await see('author-version')
  await page.keyboard.press('Enter')
  await stored(2)
  await page.keyboard.press('Alt+4')
  await page.getByRole('listbox').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('my-runbook')
  await page.waitForTimeout(600)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1_500)
  await page.keyboard.press('m')
  await page.locator('[data-change]').first().waitFor()
  await see('author-compare')
  await page.keyboard.press('Alt+4')
  await page.getByRole('listbox').waitFor()
  await page.keyboard.press('Alt+i')
  desk.answerDialogs({ 'choose-file': join(resources, 'runbooks', 'cs291-physical.yaml') })
  await page.waitForTimeout(600)
  await page.keyboard.press('Enter')
  await page.getByText('cs291-physical.yaml').first().waitFor()
  await see('author-import')
}

/** The incident has a proposed name; folder and person follow it. */
async function fillNewIncident(page: Page, workspace: string): Promise<void> {
  const fields = page.getByRole('textbox')
  await fields.nth(1).fill(workspace)
  await fields.nth(2).fill('M. Okafor')
}

function totalOf(workspace: string): number {
  return countOf(workspace, 'SELECT count(*) FROM host')
}

function blockedOf(workspace: string): number {
  return countOf(workspace, "SELECT count(*) FROM host WHERE status = 'blocked'")
}

function countOf(workspace: string, question: string): number {
  const db = openWorkspaceReader(workspace)
  try {
    return Number(db.prepare(question).pluck().get())
  } finally {
    db.close()
  }
}

/** Looks at what a key of this screen leads to, and comes back. */
async function seeOnTheWay(
  page: Page,
  names: Readonly<Record<string, string>>,
  see: (name: string) => Promise<void>,
): Promise<void> {
  for (const [key, name] of Object.entries(names)) {
    await page.keyboard.press(key)
    await page.waitForTimeout(900)
    await see(name)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(600)
  }
}
