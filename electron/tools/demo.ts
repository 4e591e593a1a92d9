/**
 * `npm start -- --demo [FOLDER]`: the whole main job plays by itself in the real window, on the sample lists.
 *
 * It is the very way that the end-to-end test goes. It leaves `status.csv` and a picture of each screen in a folder
 * that it names, and ends with an error when the work did not come out as it should.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { playMainJob } from '../../e2e/play/main-job.ts'
import { project } from './places.mjs'

/** Long enough for a person to see the screen. */
const lookMs = 700

const startedAt = new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-')
const folder = resolve(process.argv[2] ?? join(project, 'dist', `demo-${startedAt}`))
mkdirSync(folder, { recursive: true })
console.log(
  '\nThe demo creates a workspace, loads two lists, finds a host and brings it back, losing power in between.',
)

let pictures = 0
try {
  await playMainJob({
    out: join(folder, 'status.csv'),
    async look(page, screen) {
      pictures += 1
      const name = `${String(pictures).padStart(2, '0')}-${screen}`
      await page.waitForTimeout(lookMs)
      await page.screenshot({ path: join(folder, `${name}.png`) })
      console.log(`  ${name}`)
    },
  })
  console.log(`\nThe demo has finished. status.csv and ${pictures} pictures are in ${folder}`)
} catch (error) {
  console.error(error)
  console.log(`\nThe demo has FAILED. What it has made so far is in ${folder}`)
  // Not only the code: after a failure the window may still be open and would keep this process waiting.
  process.exit(1)
}
