/**
 * Reveals that could not be written to the log: one small signed file each, beside the log, until the log can be
 * written again. No digit is in it.
 */
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { crockford80 } from '../../../src/domain/ids.ts'
import { type Canonical, canonicalText } from '../../../src/domain/log/canonical.ts'
import { type Draft, payloadSchemas } from '../../../src/domain/log/event.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { syncFolder, writeWhole } from '../log/attachments.ts'
import { writeEvents } from '../log/write-events.ts'
import { refusalOfFile } from '../workspace/file-error.ts'
import type { Workspace } from '../workspace/open.ts'

const recordSchema = z.object({
  format: z.literal('bluelift-emergency-v1'),
  id: z.string(),
  workspace: z.string(),
  station: z.string(),
  at: z.string(),
  host: z.string(),
  run: z.string(),
  payload: payloadSchemas['key-revealed'],
})
const fileSchema = z.object({ record: recordSchema, signature: z.string() })
type Entry = z.infer<typeof recordSchema>

/** Where they lie when nobody chose a folder: in the profile, which is often on another disk. */
export function emergencyFolder(profile: string): string {
  return join(profile, 'emergency')
}

/** Other folders that were chosen, so that the next start looks there too. A full profile forgets them. */
export function rememberFolders(profile: string, folders: readonly string[]): void {
  const chosen = [...new Set([...rememberedFolders(profile), ...folders])].filter(
    (folder) => folder !== emergencyFolder(profile),
  )
  if (chosen.length === 0) return
  try {
    mkdirSync(emergencyFolder(profile), { recursive: true, mode: 0o700 })
    writeFileSync(join(emergencyFolder(profile), foldersName), JSON.stringify(chosen))
  } catch (error) {
    if (refusalOfFile(error) === null) throw error
  }
}

export function rememberedFolders(profile: string): string[] {
  const file = join(emergencyFolder(profile), foldersName)
  const parsed = existsSync(file) ? z.array(z.string()).safeParse(parseJson(readFileSync(file, 'utf8'))) : null
  return parsed?.success === true ? parsed.data : []
}

const foldersName = 'folders.json'

/**
 * Writes the record of one reveal and forces it to disk.
 *
 * @throws {Refusal} `vault.emergency-not-recorded`
 */
export function writeEmergency(
  workspace: Workspace,
  folder: string,
  draft: Draft<'key-revealed'>,
  nowMs: number,
): { id: string; path: string } {
  const record: Entry = {
    format: 'bluelift-emergency-v1',
    id: crockford80(randomBytes(10)),
    workspace: workspace.id,
    station: workspace.station.id,
    at: new Date(nowMs).toISOString(),
    host: draft.host ?? '',
    run: draft.run ?? '',
    payload: draft.payload,
  }
  const path = join(folder, `bluelift-reveal-${record.id}.json`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const bytes = Buffer.from(JSON.stringify({ record, signature: workspace.station.sign(hashOf(record)) }))
    const fd = openSync(`${path}.new`, 'w', 0o600)
    try {
      writeWhole(fd, bytes)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    renameSync(`${path}.new`, path)
    syncFolder(folder)
  } catch (error) {
    // Whatever the file system says: without a record nothing is shown, and another folder may do.
    if (!(error instanceof Error && 'code' in error)) throw error
    if (existsSync(`${path}.new`)) rmSync(`${path}.new`, { force: true })
    throw new Refusal('vault.emergency-not-recorded', { folder })
  }
  return { id: record.id, path }
}

/**
 * Takes the records of a folder into the log, each once, and removes those that are in it.
 *
 * @returns how many are left: of another workspace's log nothing is counted; a record that does not carry this
 *   station's signature stays where it is, to be looked at
 */
export function takeEmergencies(workspace: Workspace, folder: string): { taken: number; left: number } {
  if (!existsSync(folder)) return { taken: 0, left: 0 }
  const known = workspace.db
    .prepare<[string], number>(
      "SELECT 1 FROM key_act WHERE kind = 'revealed' AND json_extract(detail, '$.emergency') = ?",
    )
    .pluck()
  let taken = 0
  let left = 0
  for (const name of readdirSync(folder).sort()) {
    if (!/^bluelift-reveal-[0-9A-Z]{16}\.json$/.test(name)) continue
    const path = join(folder, name)
    const record = readRecord(path, workspace)
    if (record === 'foreign') continue
    if (record === null || !isTaken(workspace, record, known.get(record.id) !== undefined)) {
      left += 1
      continue
    }
    rmSync(path, { force: true })
    taken += 1
  }
  return { taken, left }
}

function isTaken(workspace: Workspace, record: Entry, isKnown: boolean): boolean {
  if (isKnown) return true
  try {
    writeEvents(workspace, [
      {
        type: 'key-revealed',
        host: record.host,
        ...(record.run === '' ? {} : { run: record.run }),
        payload: { ...record.payload, emergency: record.id, at: record.at },
      },
    ])
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function readRecord(path: string, workspace: Workspace): Entry | 'foreign' | null {
  const parsed = fileSchema.safeParse(parseJson(readFileSync(path, 'utf8')))
  if (!parsed.success) return null
  const { record, signature } = parsed.data
  if (record.workspace !== workspace.id) return 'foreign'
  return isOurs(record, signature, workspace) ? record : null
}

/** Signed by the station that stands in the log under its name. */
function isOurs(record: Entry, signature: string, workspace: Workspace): boolean {
  const publicKey = workspace.db
    .prepare<[string], string>(
      "SELECT json_extract(payload, '$.publicKey') FROM event WHERE station = ? AND seq = 1 AND type = 'station-created'",
    )
    .pluck()
    .get(record.station)
  if (publicKey === undefined) return false
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  return verify(null, hashOf(record), key, Buffer.from(signature, 'base64'))
}

function hashOf(record: Entry): Buffer {
  return createHash('sha256')
    .update(`bluelift-emergency-v1\0${canonicalText(record as unknown as Canonical)}`)
    .digest()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
