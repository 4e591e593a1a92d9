/**
 * A disk that fills up, for real: a small one is mounted for each act (see full-disk-scenarios.ts). Each time: refused
 * with the right code, nothing acknowledged is lost, nothing half made, and the same act succeeds once there is room.
 */
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { inOwnMounts, whyNoMounts } from '../fixtures/own-mounts.ts'

const problem = whyNoMounts()
if (problem !== null) process.stderr.write(`full-disk: skipped, ${problem}\n`)
const scenarios = join(import.meta.dirname, 'full-disk-scenarios.ts')

describe.skipIf(problem !== null)(`a full disk${problem === null ? '' : ` (${problem})`}`, () => {
  test.each([
    ['answers', 'refuses an answer and keeps every one before it'],
    ['import', 'leaves a load whole or not there'],
    ['export', 'leaves the export of yesterday, and no temporary file'],
    ['create', 'leaves nothing of a workspace that could not be made'],
    ['rebuild', 'leaves the tables as they were when they cannot be made anew'],
    ['open', 'keeps a workspace from opening, and does not harm it'],
    ['profile', 'of the profile never keeps a step from being recorded'],
  ])('[%s] %s', { timeout: 300_000 }, async (scenario) => {
    await inOwnMounts(scenarios, scenario)
  })
})
