/**
 * `npm start -- --demo`: plays the whole main job by itself in the real window, on the sample lists, with keys only.
 *
 * It leaves the workspace, `status.csv` and a picture of each screen in a folder that it names. It ends with an
 * error when the work did not come out as it should.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { aDesk } from '../../e2e/play/open-app.ts'
import { playRun, readRun } from '../../e2e/play/run-through.ts'
import { verifyLog } from '../core/log/verify.ts'
import { openWorkspaceReader } from '../core/workspace/open.ts'
import { project } from './places.mjs'

const host = { name: 'LDS-W4-0231', serial: '7HK2Q93' }
const lists = ['falcon-hosts.csv', 'inventory.csv'].map((name) => join(project, 'resources', 'samples', name))
const limitMs = 60_000
/** So that a person can see what happened before the next key. */
const lookMs = 900

const stamp = new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-')
const folder = resolve(process.argv[2] ?? join(project, 'dist', `demo-${stamp}`))
const workspace = join(folder, 'workspace')
const status = join(folder, 'status.csv')
mkdirSync(folder, { recursive: true })

const desk = aDesk()
const { app, page } = await desk.open()
let pictures = 0

try {
  await createWorkspace()
  for (const list of lists) await loadList(list)
  await findHost()
  await recoverHost()
  await blockHosts()
  await exportStatus()
  await app.close()
  await checkWork()
} catch (error) {
  await look('where-it-stopped').catch(() => undefined)
  await app.close().catch(() => undefined)
  console.error(error)
  process.exitCode = 1
} finally {
  desk.remove()
}
console.log(`\nThe demo has ${process.exitCode === 1 ? 'FAILED' : 'finished'}. What it left: ${folder}`)

async function createWorkspace(): Promise<void> {
  say('A new incident, in a folder of its own')
  await page.getByRole('button').first().waitFor()
  await look('first-run')
  await page.keyboard.press('n')
  const fields = page.getByRole('textbox')
  await fields.nth(1).fill(workspace)
  await fields.nth(2).fill('M. Okafor')
  await look('new-incident')
  await page.keyboard.press('Enter')
  await until('the workspace is there', () => countHosts('1 = 1') === 0)
  await look('hosts-empty')
}

async function loadList(list: string): Promise<void> {
  say(`Load ${list}`)
  const before = countHosts('1 = 1')
  desk.answerDialogs({ 'choose-file': list })
  await page.keyboard.press(before === 0 ? 'Enter' : 'l')
  await page.getByRole('table').first().waitFor()
  await look('import-check')
  await pressUntil('Enter', 'the hosts are loaded', () => countHosts('1 = 1') > before)
  await look('import-done')
  await page.keyboard.press('Enter')
  await page.getByRole('grid').waitFor()
  await look('hosts')
}

async function findHost(): Promise<void> {
  say(`Find a host by what stands on its case: ${host.serial}`)
  await page.keyboard.press('Control+k')
  await page.keyboard.type(host.serial, { delay: 60 })
  await look('find')
  await page.keyboard.press('Enter')
  await page.getByText(host.name).first().waitFor()
  await look('host')
}

async function recoverHost(): Promise<void> {
  say(`Bring ${host.name} back, step by step`)
  await page.keyboard.press('s')
  await pressUntil('Enter', 'the run is open', () => readRun(workspace, host.name).run !== null)
  await settle(page)
  await playRun(page, workspace, host.name, { seen: (step) => look(`run-${step}`), until: () => false })
  await look('run-finished')
}

async function blockHosts(): Promise<void> {
  say('Two other hosts are blocked')
  await page.keyboard.press('Alt+2')
  await page.getByRole('grid').waitFor()
  await settle(page)
  for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key)
  await page.keyboard.press('b')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Key server is down', { delay: 40 })
  await look('block')
  await pressUntil('Enter', 'two hosts are blocked', () => countHosts("status = 'blocked'") === 2)
  await look('hosts-blocked')
}

async function exportStatus(): Promise<void> {
  say('Export the status')
  desk.answerDialogs({ 'choose-save': status })
  await page.keyboard.press('e')
  await page.getByRole('dialog').waitFor()
  await look('export')
  await page.keyboard.press('Enter')
  await until('status.csv is there', () => readFileSync(status, 'utf8').includes(host.name))
  await look('export-done')
}

/** What a person would check afterwards. */
async function checkWork(): Promise<void> {
  const total = countHosts('1 = 1')
  const rows = readFileSync(status, 'utf8').trimEnd().split('\r\n').length - 1
  const recovered = countHosts("status = 'recovered'")
  const db = openWorkspaceReader(workspace)
  const { ok, events } = await verifyLog(db, workspace)
  db.close()
  say(
    `${total} hosts, ${rows} rows in status.csv, ${recovered} recovered; ${events} events, log ${ok ? 'clean' : 'BROKEN'}`,
  )
  if (rows !== total || recovered !== 1 || !ok) throw new Error('the work did not come out as it should')
}

function countHosts(where: string): number {
  const db = openWorkspaceReader(workspace)
  try {
    return Number(db.prepare(`SELECT count(*) FROM host WHERE ${where}`).pluck().get())
  } finally {
    db.close()
  }
}

async function look(name: string): Promise<void> {
  await settle(page)
  pictures += 1
  await page.screenshot({ path: join(folder, `${String(pictures).padStart(2, '0')}-${name}.png`) })
}

function settle(on: Page): Promise<void> {
  return on.waitForTimeout(lookMs)
}

/** Waits for what the disk says, beside the app. */
async function until(what: string, isSo: () => boolean): Promise<void> {
  await expect(() => expect(isSo(), what).toBe(true)).toPass({ timeout: limitMs })
}

/** A key that comes while the screen still changes is lost, as it is for a person, who presses it again. */
async function pressUntil(key: string, what: string, isSo: () => boolean): Promise<void> {
  await page.keyboard.press(key)
  await expect(async () => {
    if (!isSo()) await page.keyboard.press(key)
    expect(isSo(), what).toBe(true)
  }).toPass({ timeout: limitMs, intervals: [2_000] })
}

function say(what: string): void {
  console.log(`· ${what}`)
}
