/**
 * The page that is open, as its print style shows it, in a PDF.
 */
import { isAbsolute } from 'node:path'
import type { BrowserWindow } from 'electron'
import { Refusal } from '../../../src/domain/refusal.ts'
import { putPdf, type WrittenPdf } from '../../core/export/write-pdf.ts'

const pageSizes = { a4: 'A4', letter: 'Letter' } as const
/** Ten millimetres in inches; the sheets of the page reckon with it. */
const margin = 10 / 25.4

/** @throws {Refusal} `print.failed`, `export.no-permission`, `export.disk-full`, `export.disk-error` */
export async function printPage(window: BrowserWindow, path: string, size: 'a4' | 'letter'): Promise<WrittenPdf> {
  if (!isAbsolute(path)) throw new Refusal('export.no-permission', { path })
  const bytes = await window.webContents
    .printToPDF({
      landscape: true,
      pageSize: pageSizes[size],
      printBackground: true,
      margins: { top: margin, bottom: margin, left: margin, right: margin },
    })
    .catch((error: unknown) => {
      throw new Refusal('print.failed', { reason: error instanceof Error ? error.message : String(error) })
    })
  return putPdf(path, bytes)
}
