/**
 * A workspace that was damaged while it was closed: each damage is said by its code, and nothing is written into it.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '../../../src/domain/refusal.ts'
import { storeAttachment } from '../log/attachments.ts'
import { verifyLog } from '../log/verify.ts'
import { writeEvents } from '../log/write-events.ts'
import { aFolder, type TestFolder } from '../testing/a-workspace.ts'
import { databasePath } from './layout.ts'
import { openWorkspaceReader } from './open.ts'

let folder: TestFolder
let file = ''
let attachment = ''
beforeEach(() => {
  folder = aFolder()
  const workspace = folder.create()
  const sha256 = storeAttachment(workspace.folder, Buffer.from('{"id":"a-runbook"}'))
  attachment = join(workspace.folder, 'attachments', sha256)
  const notes = Array.from({ length: 400 }, (_, index) => ({
    type: 'note-added' as const,
    payload: { text: `note ${index} ${'x'.repeat(100)}` },
  }))
  writeEvents(workspace, notes)
  writeEvents(workspace, [{ type: 'runbook-added', payload: { runbook: 'a-runbook', version: '1.0.0', hash: sha256 } }])
  workspace.close()
  file = databasePath(folder.folder)
})
afterEach(() => folder.remove())

const pageBytes = 4096
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

function overwrite(path: string, at: number, bytes: Buffer): void {
  const fd = openSync(path, 'r+')
  writeSync(fd, bytes, 0, bytes.length, at)
  closeSync(fd)
}

/** What opening for writing is refused with, and that the file is afterwards what it was before. */
function refusedUntouched(): string {
  const before = hashOf(file)
  let code = 'opened'
  try {
    folder.open().close()
  } catch (error) {
    code = error instanceof Refusal ? error.code : String(error)
    expect(hashOf(file)).toBe(before)
  }
  if (code !== 'opened') expect(hashOf(file)).toBe(before)
  return code
}

describe('a damaged workspace', () => {
  test('with pages of rubbish is refused as damaged and stays as it was found', () => {
    const pages = Math.floor(readFileSync(file).length / pageBytes)
    const codes = new Set<string>()
    for (let page = 2; page < pages; page += 7) {
      const kept = readFileSync(file)
      overwrite(file, page * pageBytes, Buffer.alloc(pageBytes, 0xa5))
      codes.add(refusedUntouched())
      writeFileSync(file, kept)
    }
    expect([...codes]).toEqual(['workspace.damaged'])
  })

  test('with one changed letter in an event opens, and the check of the record names the event', async () => {
    const at = readFileSync(file).indexOf('note 200 xxx')
    expect(at).toBeGreaterThan(0)
    overwrite(file, at, Buffer.from('nope'))
    const db = openWorkspaceReader(folder.folder)
    const report = await verifyLog(db, folder.folder)
    db.close()
    expect(report).toMatchObject({ ok: false, stations: [{ ok: false, firstBad: { code: 'hash', seq: 204 } }] })
  })

  test('that was cut short is refused as damaged, wherever it was cut', () => {
    const whole = readFileSync(file)
    for (const share of [0.9, 0.5, 0.1]) {
      writeFileSync(file, whole)
      truncateSync(file, Math.floor((whole.length * share) / pageBytes) * pageBytes)
      expect(refusedUntouched(), `${share}`).toBe('workspace.damaged')
    }
    writeFileSync(file, whole)
    truncateSync(file, 50)
    expect(refusedUntouched()).toBe('workspace.damaged')
  })

  test('whose attachment is missing or changed opens, and the check of the record names it', async () => {
    const name = attachment.slice(-64)
    for (const damage of [() => writeFileSync(attachment, 'other'), () => rmSync(attachment)]) {
      damage()
      const workspace = folder.open()
      const report = await verifyLog(workspace.db, folder.folder)
      workspace.close()
      expect(report).toMatchObject({ ok: false, attachments: { expected: 1, missing: [name] } })
      // Every event is there all the same.
      expect(report.stations).toMatchObject([{ ok: true, events: 404 }])
    }
  })

  test('with a torn end of its WAL opens with every transaction before the tear', async () => {
    const workspace = folder.open()
    writeEvents(workspace, [{ type: 'note-added', payload: { text: 'before the tear' } }])
    const torn = `${file}-wal`
    const length = readFileSync(torn).length
    writeEvents(workspace, [{ type: 'note-added', payload: { text: 'torn' } }])
    // As a power cut leaves it: copied while the writer has it open, with rubbish in the last transaction.
    const copies = [file, torn].map((path) => [path, readFileSync(path)] as const)
    workspace.close()
    for (const name of readdirSync(folder.folder))
      if (name.startsWith('workspace.db')) rmSync(join(folder.folder, name))
    for (const [path, bytes] of copies) writeFileSync(path, bytes)
    overwrite(torn, length + 40, Buffer.alloc(200, 0xa5))
    expect(existsSync(torn)).toBe(true)
    const db = openWorkspaceReader(folder.folder)
    expect(
      db.prepare("SELECT json_extract(payload, '$.text') FROM event ORDER BY event_number DESC LIMIT 1").pluck().get(),
    ).toBe('before the tear')
    expect(await verifyLog(db, folder.folder)).toMatchObject({ ok: true, events: 405 })
    db.close()
  })
})
