/**
 * The main job, end to end, in the real window: create, load, find, be guided, be killed and come back, block, export.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { verifyLog } from '../electron/core/log/verify.ts'
import { openWorkspaceReader } from '../electron/core/workspace/open.ts'
import { resources } from './fixtures/a-session.ts'
import { aDesk, type OpenApp } from './play/open-app.ts'
import { playRun, readRun } from './play/run-through.ts'

const samples = join(resources, 'samples')
const host = 'LDS-W4-0231'

for (const language of ['en', 'zh-CN'] as const) {
  test(`a stranger brings a machine back and exports the status, in ${language}`, async () => {
    const desk = aDesk()
    const shots = join(import.meta.dirname, '..', 'test-results', 'screens', language)
    mkdirSync(shots, { recursive: true })
    const workspace = join(desk.root, 'incident')
    let open: OpenApp = await desk.open()

    /** A picture of the screen, kept; and no fault of accessibility on it. */
    const look = async (name: string): Promise<void> => {
      await open.page.waitForTimeout(250)
      await open.page.screenshot({ path: join(shots, `${name}.png`) })
      await expectAccessible(open.page, name)
    }

    await open.page.getByRole('heading').first().waitFor()
    await open.page.getByRole('button').first().waitFor()
    if (language === 'zh-CN') {
      await open.page.keyboard.press('F2')
      await expect(open.page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    }
    await look('first-run')

    // A workspace of one's own, in a folder of one's own.
    await open.page.keyboard.press('n')
    await open.page.getByRole('textbox').first().waitFor()
    await fillNewIncident(open.page, workspace)
    await look('new-incident')
    await open.page.keyboard.press('Enter')
    await expect(async () => expect(totalOf(workspace)).toBe(0)).toPass({ timeout: 30_000 })
    await open.page.waitForTimeout(800)
    await look('hosts-empty')

    for (const [index, file] of ['falcon-hosts.csv', 'inventory.csv'].entries()) {
      desk.answerDialogs({ 'choose-file': join(samples, file) })
      const before = totalOf(workspace)
      await open.page.keyboard.press('l')
      await open.page.waitForTimeout(500)
      if ((await open.page.getByRole('table').count()) === 0) await open.page.keyboard.press('Enter')
      await open.page.getByRole('table').first().waitFor()
      await open.page.waitForTimeout(2_500)
      if (index === 0) await look('import-check')
      await open.page.keyboard.press('Enter')
      await expect(async () => expect(totalOf(workspace)).toBeGreaterThan(before)).toPass({ timeout: 60_000 })
      await open.page.waitForTimeout(2_000)
      if (index === 0) await look('import-done')
      await open.page.keyboard.press('Enter')
      await open.page.getByRole('grid').waitFor()
    }
    expect(totalOf(workspace)).toBe(420)
    await look('hosts')

    // Found by typing, guided by keys.
    await open.page.keyboard.press('Control+k')
    await open.page.keyboard.type('7HK2Q93')
    await open.page.waitForTimeout(600)
    await look('find')
    await open.page.keyboard.press('Enter')
    await open.page.getByText(host).first().waitFor()
    await open.page.waitForTimeout(600)
    await look('host')
    await open.page.keyboard.press('s')
    await expect(async () => {
      if (readRun(workspace, host).run === null) await open.page.keyboard.press('Enter')
      expect(readRun(workspace, host).run).not.toBeNull()
    }).toPass({ timeout: 20_000, intervals: [1_500] })
    await open.page.waitForTimeout(900)
    await playRun(open.page, workspace, host, {
      seen: (step) => look(`run-${step}`),
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
    await look('bench-after-kill')
    await open.page.keyboard.press('Enter')
    await expect(
      open.page
        .getByRole('heading', { level: 1 })
        .or(open.page.getByRole('heading', { level: 2 }))
        .first(),
    ).toBeVisible()
    await open.page.waitForTimeout(900)
    await playRun(open.page, workspace, host, { seen: (step) => look(`run-${step}`), until: () => false })
    expect(readRun(workspace, host)).toMatchObject({ host: { status: 'recovered', how: 'runbook' }, step: null })
    await look('run-finished')

    // Two others are blocked, and the status goes out.
    await open.page.keyboard.press('Alt+2')
    await open.page.getByRole('grid').waitFor()
    await open.page.waitForTimeout(500)
    await open.page.keyboard.press('ArrowDown')
    await open.page.keyboard.press('Space')
    await open.page.keyboard.press('ArrowDown')
    await open.page.keyboard.press('Space')
    await open.page.keyboard.press('b')
    await open.page.getByRole('dialog').waitFor()
    await open.page.keyboard.type('Key server is down')
    await look('block')
    await open.page.keyboard.press('Escape')
    await open.page.waitForTimeout(200)
    if ((await open.page.getByRole('dialog').count()) === 0) {
      await open.page.keyboard.press('b')
      await open.page.getByRole('dialog').waitFor()
      await open.page.keyboard.type('Key server is down')
    }
    await open.page.keyboard.press('Enter')
    await expect(async () => {
      if (blockedOf(workspace) === 0) await open.page.keyboard.press('Enter')
      expect(blockedOf(workspace)).toBe(2)
    }).toPass({ timeout: 20_000, intervals: [1_000] })

    const out = join(desk.root, 'status.csv')
    desk.answerDialogs({ 'choose-save': out })
    await open.page.waitForTimeout(400)
    await open.page.keyboard.press('e')
    await open.page.getByRole('dialog').waitFor()
    await look('export')
    await open.page.keyboard.press('Enter')
    await expect(async () => expect(readFileSync(out, 'utf8').trimEnd().split('\r\n')).toHaveLength(421)).toPass({
      timeout: 20_000,
    })
    await look('export-done')
    const lines = readFileSync(out, 'utf8').split('\r\n')
    expect(lines.filter((line) => line.includes(',blocked,'))).toHaveLength(2)
    expect(lines.find((line) => line.startsWith(`${host},`))).toContain(',recovered,runbook,')

    await open.page.keyboard.press('Escape')
    await open.page.keyboard.press('Alt+7')
    await open.page.waitForTimeout(600)
    await look('settings')
    await open.app.close()

    const db = openWorkspaceReader(workspace)
    expect(await verifyLog(db, workspace)).toMatchObject({ ok: true, attachments: { missing: [] } })
    db.close()
    desk.remove()
  })
}

/** The incident has a proposed name; folder and person follow it. */
async function fillNewIncident(page: Page, workspace: string): Promise<void> {
  const fields = page.getByRole('textbox')
  await fields.nth(1).fill(workspace)
  await fields.nth(2).fill('M. Okafor')
}

function totalOf(workspace: string): number {
  const db = openWorkspaceReader(workspace)
  try {
    return Number(db.prepare('SELECT count(*) FROM host').pluck().get())
  } finally {
    db.close()
  }
}

function blockedOf(workspace: string): number {
  const db = openWorkspaceReader(workspace)
  try {
    return Number(db.prepare("SELECT count(*) FROM host WHERE status = 'blocked'").pluck().get())
  } finally {
    db.close()
  }
}

async function expectAccessible(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${screen}: ${id} at ${nodes[0]?.target.join(' ')}: ${nodes[0]?.failureSummary}`),
  ).toEqual([])
}
