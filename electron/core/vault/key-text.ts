/**
 * The text of a JSON file in pieces, the keys taken out before. It may be one line of any length, so that the reader
 * of lines cannot serve it.
 */
import type { FileHandle } from 'node:fs/promises'
import type { KeyCutter } from '../../../src/domain/keys/cut-keys.ts'
import { createDecoder, decodeRaw } from '../hosts/list/decoder.ts'
import type { Encoding } from '../hosts/list/shape.ts'
import { readPiece } from '../hosts/list/source.ts'

const pieceBytes = 256 * 1024
const maxHeldBytes = 4 * 1024 * 1024

/** A piece ends behind a comma, a quotation mark or a line end, where no key and no character goes on. */
export async function* readKeyText(
  file: FileHandle,
  path: string,
  encoding: Encoding,
  cutter: KeyCutter,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const decoder = createDecoder(encoding)
  const buffer = Buffer.allocUnsafeSlow(maxHeldBytes + pieceBytes)
  let held = 0
  try {
    for (;;) {
      signal?.throwIfAborted()
      const got = await readPiece(file, path, buffer, held, pieceBytes)
      const total = held + got
      const atEnd = got === 0
      const end = total - (total % decoder.unitBytes)
      const whole = atEnd ? end : endOfPiece(buffer.subarray(0, end), decoder.unitBytes, encoding)
      const to = cutter.cut(buffer.subarray(0, whole), atEnd)
      if (to > 0) {
        const bytes = buffer.subarray(0, to)
        yield decoder.block(bytes) ?? decodeRaw(encoding, bytes)
      }
      if (atEnd) return
      buffer.copyWithin(0, to, total)
      held = total - to
      // Megabytes without a comma or a quotation mark are no keys; within a string their loss changes nothing.
      if (held >= maxHeldBytes) held = 0
    }
  } finally {
    buffer.fill(0)
  }
}

function endOfPiece(bytes: Buffer, unitBytes: 1 | 2, encoding: Encoding): number {
  if (unitBytes === 1) return Math.max(bytes.lastIndexOf(0x2c), bytes.lastIndexOf(0x22), bytes.lastIndexOf(0x0a)) + 1
  for (let at = bytes.length - 2; at >= 0; at -= 2) {
    const unit = encoding === 'utf-16le' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
    if (unit === 0x2c || unit === 0x22 || unit === 0x0a) return at + 2
  }
  return 0
}
