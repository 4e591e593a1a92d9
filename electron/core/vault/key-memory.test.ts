/**
 * Looks for keys in the memory of a process that has read them. Linux shows it as a file.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aKeyInGroups } from '../../../src/domain/keys/testing/a-key.ts'
import { keyFileKinds } from './testing/key-files.ts'

let folder = ''
let child: ChildProcess | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bluelift-memory-'))
})
afterEach(() => {
  child?.kill()
  rmSync(folder, { recursive: true, force: true })
})

const kinds = ['Graph, an answer', 'AD, Format-List', 'manage-bde, German', 'ConfigMgr', 'MBAM, results as text']
const seeds = Array.from({ length: 30 }, (_, seed) => 50_000 + seed)

/** @param careless the reader leaves the first key of each file as it is: then the search must find something */
async function countLeaks(careless: boolean): Promise<number> {
  const files = keyFileKinds
    .filter(({ name }) => kinds.includes(name))
    .flatMap((kind, index) => {
      const text = kind.write(seeds, '\r\n')
      return [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le')].map((bytes, way) => {
        const path = join(folder, `${index}-${way}`)
        writeFileSync(path, bytes)
        return path
      })
    })
  expect(files.length).toBe(kinds.length * 2)
  const reader = new URL('./read-key-file.ts', import.meta.url).href
  const code = `
    const { openKeyFile } = await import(${JSON.stringify(reader)})
    let found = 0
    globalThis.kept = []
    for (const path of process.argv.slice(1)) {
      for await (const item of (await openKeyFile(path)).items()) {
        if (item.kind !== 'key') continue
        if (${careless} && found % ${seeds.length} === 0) globalThis.kept.push(item.digits)
        else item.digits.fill(0)
        found++
      }
    }
    console.log(found)
    setInterval(() => {}, 1000)`
  const started = spawn(process.execPath, ['--input-type=module', '-e', code, ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  const found = await new Promise<string>((resolve, reject) => {
    started.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    started.once('exit', (status) => reject(new Error(`the reader ended with ${status}`)))
  })
  expect(Number(found)).toBe(files.length * seeds.length)
  return searchMemory(started.pid ?? 0)
}

function searchMemory(pid: number): number {
  const wanted = new Set(
    seeds.flatMap((seed) =>
      aKeyInGroups(seed)
        .slice(0, 6)
        .map((_, at, groups) => groups.slice(at, at + 3).join('')),
    ),
  )
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const piece = Buffer.alloc(4 * 1024 * 1024)
  let hits = 0
  for (const line of readFileSync(`/proc/${pid}/maps`, 'latin1').split('\n')) {
    const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? []
    if (from === '') continue
    for (let at = Number.parseInt(from, 16); at < Number.parseInt(to, 16); at += piece.length - 128) {
      let size = 0
      try {
        size = readSync(memory, piece, 0, Math.min(piece.length, Number.parseInt(to, 16) - at), at)
      } catch {
        // Some regions belong to the kernel.
        break
      }
      for (const text of [
        piece.toString('latin1', 0, size),
        piece.toString('utf16le', 0, size),
        piece.toString('utf16le', 1, size),
      ])
        for (const [found] of text.matchAll(/\d{6}[- ]?\d{6}[- ]?\d{6}/g))
          if (wanted.has(found.replace(/\D/g, ''))) hits++
    }
  }
  closeSync(memory)
  return hits
}

test.runIf(existsSync('/proc/self/mem'))(
  'no key is left in the memory of the process that read files of them, and the search would find one',
  async () => {
    expect(await countLeaks(true)).toBeGreaterThan(0)
    child?.kill()
    expect(await countLeaks(false)).toBe(0)
  },
  240_000,
)
