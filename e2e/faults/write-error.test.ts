/**
 * A write fails, at every point of a short history: refused as what it is, everything acknowledged is there, the chain
 * goes on in the same process without a gap. `BLUELIFT_WRITE_ERRORS` sets how many points (8 in `npm test`).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { verifyLog } from '../../electron/core/log/verify.ts'
import { writeEvents } from '../../electron/core/log/write-events.ts'
import { openLogWriter } from '../../electron/core/log/writer.ts'
import { aFolder } from '../../electron/core/testing/a-workspace.ts'
import { openWorkspace } from '../../electron/core/workspace/open.ts'

const root = mkdtempSync(join(tmpdir(), 'bluelift-write-error-'))
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

const canLimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0
if (!canLimit) process.stderr.write('write-error: skipped in part, no prlimit here\n')

describe('a write that fails', () => {
  test.skipIf(!canLimit)(
    'anywhere in answers, loads and exports costs nothing that was acknowledged',
    { timeout: 300_000 },
    () => {
      const worker = join(import.meta.dirname, 'write-error-worker.ts')
      const done = spawnSync(process.execPath, [worker, root], { encoding: 'utf8' })
      expect(done.stderr).toBe('')
      expect(done.status).toBe(0)
      const codes = Object.keys(JSON.parse(done.stdout)).sort()
      // Each act met both: a disk that failed, and one that did not.
      expect(codes).toEqual(
        expect.arrayContaining([
          'answer done',
          'answer workspace.disk-error',
          'export done',
          'export export.disk-error',
          'import workspace.disk-error',
          'set workspace.disk-error',
        ]),
      )
      expect(
        codes.filter((code) => !/ (done|workspace\.disk-error|export\.disk-error|import\.unfinished)$/.test(code)),
      ).toEqual([])
    },
  )

  test('for want of the n-th page leaves no gap, whatever n is', async () => {
    const folder = aFolder()
    const workspace = folder.create()
    const text = 'x'.repeat(3_000)
    const acknowledged: string[] = []
    let refused = 0
    for (let pages = 0; pages < 12; pages += 1) {
      const used = Number(workspace.db.pragma('page_count', { simple: true }))
      workspace.db.pragma(`max_page_count = ${used + pages}`)
      for (let turn = 0; turn < 16; turn += 1) {
        try {
          acknowledged.push(...writeEvents(workspace, [{ type: 'note-added', payload: { text } }]))
        } catch (error) {
          expect(error).toMatchObject({ code: 'workspace.disk-full' })
          refused += 1
        }
      }
      workspace.db.pragma('max_page_count = 1000000')
      acknowledged.push(...writeEvents(workspace, [{ type: 'note-added', payload: { text: 'again' } }]))
    }
    expect(refused).toBeGreaterThan(12)
    const seqs = acknowledged.map((event) => Number(event.split(':')[1]))
    expect(seqs).toEqual(seqs.map((_, index) => 4 + index))
    expect(await verifyLog(workspace.db, folder.folder)).toMatchObject({ ok: true, events: 3 + acknowledged.length })
    workspace.close()
    const again = openWorkspace(folder.folder, folder.person)
    expect(again.station.remembered).toBe(seqs.at(-1))
    again.close()
    folder.remove()
  })

  test('beside the log, in the note of the last number, does not unsay an event that is on disk', async () => {
    const folder = aFolder()
    const workspace = folder.create()
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    const station = {
      ...workspace.station,
      remember() {
        throw full
      },
    }
    const log = openLogWriter(workspace.db, station, { actor: () => 'x', incident: () => 'i', now: Date.now })
    const seqs = [1, 2].map(() => log.write((append) => append({ type: 'note-added', payload: { text: 'x' } }).seq))
    expect(seqs).toEqual([4, 5])
    expect(await verifyLog(workspace.db, folder.folder)).toMatchObject({ ok: true, events: 5 })
    workspace.close()
    folder.remove()
  })
})
