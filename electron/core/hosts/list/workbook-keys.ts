/**
 * Recovery keys in the parts of a workbook that nobody reads as a list: other sheets, comments, text boxes, properties.
 *
 * A load keeps the whole file, so a key anywhere in it would be kept.
 */
import { TextDecoder } from 'node:util'
import { Refusal } from '../../../../src/domain/refusal.ts'
import type { Sheet, Workbook } from '../../xlsx/index.ts'
import { holdsRecoveryKey } from './file-kind.ts'

/** A key has at most this many characters, separators included. */
const overlap = 80
const likely = /\d{6}(?:[^\d<>]?\d{6}){7}/

/** @throws {Refusal} `list.keys-not-hosts`, and as `Parts.read` */
export async function refuseKeysElsewhere({ parts }: Workbook, read: Sheet, signal?: AbortSignal): Promise<void> {
  for (const name of parts.names) {
    // Pictures and macros have no text, the shared texts were looked through as texts.
    if (!/\.(xml|vml)$/.test(name) || name === read.part.toLowerCase() || name.endsWith('sharedstrings.xml')) continue
    const decoder = new TextDecoder()
    let held = ''
    for await (const piece of parts.read(name, signal)) {
      held = held.slice(-overlap) + decoder.decode(piece, { stream: true })
      if (likely.test(held) && holdsRecoveryKey(held)) throw new Refusal('list.keys-not-hosts', { path: parts.path })
    }
  }
}
