/**
 * A file of 1 GB whose line never ends, as a broken export or a wrong file leaves it. Read in a process of its own,
 * which says the most memory that it ever held.
 */
import { execFile } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'

const lineBytes = 1024 ** 3
const mostMb = 600
// A load keeps a copy of its file, and the disk is not ours alone.
const neededBytes = 3 * lineBytes
const worker = join(import.meta.dirname, 'list-worker.ts')
const root = mkdtempSync(join(tmpdir(), 'bluelift-one-line-'))
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

const { bavail, bsize } = statfsSync(root)
const hasRoom = bavail * bsize > neededBytes
const problem = `fewer than ${neededBytes / 1024 ** 3} GB are free in the folder for temporary files`
if (!hasRoom) process.stderr.write(`one-line: skipped, ${problem}\n`)

interface Said {
  readonly preview: { readonly answer: Answer; readonly seconds: number }
  readonly run: { readonly answer: Answer; readonly seconds: number }
  readonly keys: { readonly answer: readonly string[]; readonly seconds: number }
  readonly hosts: number
  readonly mostMb: number
}
type Answer = { readonly ok: true; readonly output: unknown } | { readonly ok: false; readonly error: unknown }

/** Reads a file with `before`, 1 GB of one letter, and `after` in it, which is removed again. */
async function readLine(before: string, after: string): Promise<Said> {
  const own = mkdtempSync(join(root, 'file-'))
  const path = join(own, 'list.csv')
  const file = openSync(path, 'wx')
  const block = Buffer.alloc(16 * 1024 ** 2, 'a')
  try {
    writeSync(file, before)
    for (let written = 0; written < lineBytes; written += block.length) writeSync(file, block)
    writeSync(file, after)
  } finally {
    closeSync(file)
  }
  try {
    expect(statSync(path).size).toBe(lineBytes + before.length + after.length)
    const { stdout } = await promisify(execFile)(process.execPath, [worker, join(own, 'profile'), join(own, 'w'), path])
    const said: Said = JSON.parse(stdout)
    const seconds = [said.preview, said.run, said.keys].map((one) => `${one.seconds.toFixed(1)} s`).join(', ')
    process.stderr.write(`one-line: preview, load, keys in ${seconds}; at most ${Math.round(said.mostMb)} MB\n`)
    return said
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
}

describe.skipIf(!hasRoom)(`a line of 1 GB${hasRoom ? '' : ` (${problem})`}`, () => {
  test('that is the whole file is refused for what it is, at once and without holding it', {
    timeout: 300_000,
  }, async () => {
    const said = await readLine('', '')
    expect(said.preview.answer).toMatchObject({
      ok: false,
      error: { code: 'list.line-too-long', details: { line: 1 } },
    })
    expect(said.run.answer).toMatchObject({ ok: false, error: { code: 'list.line-too-long' } })
    expect(said.keys.answer).toEqual(['key.row-too-long'])
    expect(said.hosts).toBe(0)
    expect(said.mostMb).toBeLessThan(mostMb)
    // Nothing but its beginning is read.
    expect(said.preview.seconds).toBeLessThan(10)
  })

  test('among good lines is refused alone: the lines around it are loaded', { timeout: 300_000 }, async () => {
    const said = await readLine('Hostname,Serial Number\nPC-1,S-10001\n', '\nPC-2,S-10002\n')
    expect(said.run.answer).toMatchObject({ ok: true, output: { import: { rows: 3, new: 2, refused: 1 } } })
    expect(said.hosts).toBe(2)
    expect(said.mostMb).toBeLessThan(mostMb)
  })
})
