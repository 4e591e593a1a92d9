/**
 * The record of an incident as a file: HTML to read and print, JSON for programs.
 */
import { type RecordDocument, type RecordWords, writeRecordHtml } from '../../../src/domain/record/html.ts'
import type { Language } from '../../../src/domain/runbook/schema.ts'
import { writeWholeFile } from '../export/atomic-file.ts'

export interface RecordFile {
  readonly format: 'html' | 'json'
  readonly path: string
  readonly language: Language
}

/**
 * Writes it whole or not at all. JSON holds kinds and values, no sentences; times are UTC in both.
 *
 * @returns the size in bytes
 * @throws {Refusal} `export.no-permission`, `export.disk-full`, `export.disk-error`
 */
export async function writeRecord(record: RecordDocument, file: RecordFile, words: RecordWords): Promise<number> {
  return writeWholeFile(file.path, async (write) => {
    write(
      file.format === 'html'
        ? writeRecordHtml(record, file.language, words)
        : `${JSON.stringify({ format: 'bluelift-record/1', ...record }, null, 2)}\n`,
    )
  })
}
