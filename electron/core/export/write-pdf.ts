/**
 * A document as a PDF file, whole or not at all. The printing is done by whoever can (the shell has Chromium); this
 * module takes its bytes, looks whether they are a PDF, and puts them in place.
 */
import type { PrintDocument } from '../../../src/domain/export/print-document.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { writeWholeBytes } from './atomic-file.ts'

/** Prints a document to the bytes of a PDF. @throws {Refusal} `print.failed` */
export type Print = (document: PrintDocument) => Promise<Uint8Array>

export interface WrittenPdf {
  readonly path: string
  readonly pages: number
  readonly sizeBytes: number
}

/**
 * Prints `document` into the file at `path`.
 *
 * @throws {Refusal} `print.not-here` where nothing can print, `print.failed`, `export.no-permission`,
 *   `export.disk-full`, `export.disk-error`: what stood under that name before stands there still
 */
export async function writePdf(path: string, document: PrintDocument, print: Print | undefined): Promise<WrittenPdf> {
  if (print === undefined) throw new Refusal('print.not-here')
  return putPdf(path, await print(document))
}

/** Puts the bytes of a PDF in place. Throws as `writePdf` does. */
export async function putPdf(path: string, bytes: Uint8Array): Promise<WrittenPdf> {
  const pages = countPages(bytes)
  if (pages === 0) throw new Refusal('print.failed', { reason: 'not a PDF' })
  return { path, pages, sizeBytes: await writeWholeBytes(path, bytes) }
}

/** The pages of a PDF as Chromium writes it, with plain page objects; 0 for what is no such PDF. */
export function countPages(bytes: Uint8Array): number {
  const text = Buffer.from(bytes).toString('latin1')
  if (!text.startsWith('%PDF-') || !text.trimEnd().endsWith('%%EOF')) return 0
  return text.match(/\/Type\s*\/Page\b/g)?.length ?? 0
}
