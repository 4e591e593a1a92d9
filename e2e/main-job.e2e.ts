/**
 * The main job, end to end, in the real window, in both languages: a picture of every screen is kept, and each one is
 * looked at for faults of accessibility.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { verifyLog } from '../electron/core/log/verify.ts'
import { openWorkspaceReader } from '../electron/core/workspace/open.ts'
import { playMainJob } from './play/main-job.ts'

for (const language of ['en', 'zh-CN'] as const) {
  test(`a stranger brings a machine back, is killed in between, and exports the status, in ${language}`, async () => {
    const shots = join(import.meta.dirname, '..', 'test-results', 'screens', language)
    mkdirSync(shots, { recursive: true })
    await playMainJob({
      language,
      out: join(shots, 'status.csv'),
      async look(page, name) {
        await page.screenshot({ path: join(shots, `${name}.png`) })
        await expectAccessible(page, name)
      },
      async inspect(workspace) {
        const db = openWorkspaceReader(workspace)
        expect(await verifyLog(db, workspace)).toMatchObject({ ok: true, attachments: { missing: [] } })
        db.close()
      },
    })
  })
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
