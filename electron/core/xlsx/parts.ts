/**
 * The parts of a workbook: the entries of its zip, inflated as they are read, with limits that hold whatever the file
 * says of itself. Nothing is ever written by the name of an entry.
 */
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Refusal } from '../../../src/domain/refusal.ts'
import { freeBytes, maxPartBytes, maxParts, maxRatio } from './limits.ts'
import { broken, refusalOfWorkbook, tooBig, unsafe } from './refuse.ts'

export interface Parts {
  readonly path: string
  /** Names in lower case: names of parts are compared so. */
  readonly names: readonly string[]
  /** Whether there is such a part. */
  has(name: string): boolean
  /** Its bytes, inflated. @throws {Refusal} `list.workbook-broken`, `list.workbook-unsafe`, `list.workbook-too-big` */
  read(name: string, signal?: AbortSignal): AsyncGenerator<Buffer>
  /** Inflated size as the file claims it: good for a progress bar only. */
  claimedBytes(name: string): number
  close(): void
}

/**
 * Opens the zip and looks through its directory.
 *
 * @throws {Refusal} `list.workbook-broken`, `list.workbook-unsafe`, `list.workbook-protected`, `list.unreadable`
 */
export async function openParts(path: string): Promise<Parts> {
  let zip: ZipFile | undefined
  try {
    // Names that lead out of the folder are refused by the library, backslashes become slashes.
    zip = await openPromise(path, { autoClose: false, validateEntrySizes: true, strictFileNames: false })
    const entries = await listEntries(zip, path)
    return partsOf(zip, entries, path)
  } catch (error) {
    zip?.close()
    throw refusalOfWorkbook(error, path)
  }
}

async function listEntries(zip: ZipFile, path: string): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > maxParts) throw unsafe(path, 'parts')
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase()
      // Two entries of one name: one reader sees this one, the next reader the other.
      if (entries.has(name) || name.includes('\0') || entries.size >= maxParts) throw unsafe(path, 'names')
      if (entry.isEncrypted()) throw new Refusal('list.workbook-protected', { path })
      entries.set(name, entry)
    }
  } catch (error) {
    if (error instanceof Error && /relative path|absolute path|invalid characters in fileName/i.test(error.message))
      throw unsafe(path, 'names')
    throw error
  }
  return entries
}

function partsOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>, path: string): Parts {
  return {
    path,
    names: [...entries.keys()],
    has: (name) => entries.has(name.toLowerCase()),
    claimedBytes: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
    async *read(name, signal) {
      const entry = entries.get(name.toLowerCase())
      if (entry === undefined) throw broken(path, `no part ${name.slice(0, 80)}`)
      try {
        yield* inflate(zip, entry, path, signal)
      } catch (error) {
        throw refusalOfWorkbook(error, path)
      }
    },
    close() {
      zip.close()
    },
  }
}

async function* inflate(zip: ZipFile, entry: Entry, path: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const stream = await zip.openReadStreamPromise(entry)
  let total = 0
  let crc = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    signal?.throwIfAborted()
    total += chunk.length
    if (total > freeBytes && total > entry.compressedSize * maxRatio) throw unsafe(path, 'ratio')
    if (total > maxPartBytes) throw tooBig(path, 'part')
    crc = crc32(chunk, crc)
    yield chunk
  }
  if (crc !== entry.crc32) throw broken(path, 'checksum')
}
