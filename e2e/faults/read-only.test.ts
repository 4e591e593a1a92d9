/**
 * Where nothing can be written, what is there can be read, and a writing act is refused before anything is half done.
 */
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { inOwnMounts, whyNoMounts } from '../fixtures/own-mounts.ts'

const problem = whyNoMounts()
if (problem !== null) process.stderr.write(`read-only: skipped, ${problem}\n`)
const scenarios = join(import.meta.dirname, 'read-only-scenarios.ts')

describe.skipIf(problem !== null)(
  `a workspace on a medium for reading${problem === null ? '' : ` (${problem})`}`,
  () => {
    test.each([
      ['closed', 'is read, exported from and verified, and never written to'],
      ['running', 'shows the last event as well, when it was copied from a running Bluelift'],
      ['permission', 'in a folder of somebody else is refused, with what may not be done'],
    ])('[%s] %s', { timeout: 300_000 }, async (scenario) => {
      const said = await inOwnMounts(scenarios, scenario)
      if (said !== '') process.stderr.write(said)
    })
  },
)
