/**
 * What a file of keys is: found out from its beginning, by its shape.
 */

import {
  areKeyHeaders,
  countKeyHeaders,
  type KeySource,
  keyFieldOf,
  sourceOf,
} from '../../../src/domain/keys/columns.ts'
import { areLabelled } from '../../../src/domain/keys/console.ts'
import { hasMark } from '../../../src/domain/keys/key-marks.ts'
import {
  alignedColumns,
  columnsByHeader,
  columnsByShape,
  isKeyTable,
  type KeyColumns,
  splitAligned,
} from '../../../src/domain/keys/table.ts'
import { createJudge } from '../hosts/list/judge.ts'
import { findLayout, type Layout } from '../hosts/list/layout.ts'
import type { Line } from '../hosts/list/lines.ts'
import { createAssembler } from '../hosts/list/records.ts'

export type KeyLayout =
  | { readonly kind: 'table'; readonly layout: Layout; readonly columns: KeyColumns }
  | {
      readonly kind: 'aligned'
      readonly starts: readonly number[]
      readonly columns: KeyColumns
      readonly firstDataLine: number
    }
  | { readonly kind: 'labels'; readonly source: KeySource }
  | { readonly kind: 'console'; readonly source: KeySource }

const searchedLines = 40
const sampleRows = 50

/** @param lines the first lines of the file, keys taken out */
export function findKeyLayout(lines: readonly Line[]): KeyLayout {
  return findAligned(lines) ?? findTable(lines) ?? findText(lines)
}

function findAligned(lines: readonly Line[]): KeyLayout | null {
  for (const [index, { text }] of lines.slice(0, searchedLines).entries()) {
    const starts = alignedColumns(text)
    if (starts === null || index === 0) continue
    const headers = splitAligned(lines[index - 1]?.text ?? '', starts)
    if (!areKeyHeaders(headers)) continue
    const samples = lines.slice(index + 1, index + 1 + sampleRows).map((line) => splitAligned(line.text, starts))
    return {
      kind: 'aligned',
      starts,
      columns: columnsByHeader(headers, samples),
      firstDataLine: (lines[index]?.line ?? 0) + 1,
    }
  }
  return null
}

function findTable(lines: readonly Line[]): KeyLayout | null {
  const layout = findLayout(lines, {}, countKeyHeaders)
  if (layout.headers.length < 2) return null
  const samples = samplesOf(lines, layout)
  const named = layout.headerLine > 0 && areKeyHeaders(layout.headers)
  if (!named && !isKeyTable(samples)) return null
  const byShape = columnsByShape(samples)
  if (layout.headerLine === 0) return { kind: 'table', layout, columns: byShape }
  const byHeader = columnsByHeader(layout.headers, samples)
  return { kind: 'table', layout, columns: { ...byHeader, fields: joinFields(byHeader, byShape) } }
}

/** What the headers say, and where they say nothing of an id or a host, what the values look like. */
function joinFields(byHeader: KeyColumns, byShape: KeyColumns): KeyColumns['fields'] {
  const said = new Set(byHeader.fields)
  const hasId = said.has('keyId') || said.has('name') || said.has('dn')
  const hasHost = said.has('host') || said.has('name') || said.has('dn')
  return byHeader.fields.map((field, column) => {
    const shape = byShape.fields[column] ?? null
    if (field !== null || shape === null) return field
    if (shape === 'host') return hasHost ? null : shape
    return shape === 'key' || !hasId ? shape : null
  })
}

function samplesOf(lines: readonly Line[], layout: Layout): (readonly string[])[] {
  const judge = createJudge(layout.headers, layout.headerLine === 0)
  const behind = lines.filter(({ line }) => line >= layout.firstDataLine).slice(0, sampleRows * 4)
  const records = createAssembler(layout.delimiter, layout.headers.length).take(behind, false)
  return records
    .flatMap((record) => {
      const judged = judge(record)
      return judged.kind === 'row' ? [judged.cells] : []
    })
    .slice(0, sampleRows)
}

function findText(lines: readonly Line[]): KeyLayout {
  const texts = lines.map(({ text }) => text)
  if (areLabelled(texts)) {
    const labels = texts.flatMap((text) => {
      const label = text.split(/[:\uff1a]/)[0]?.trim() ?? ''
      return keyFieldOf(label) === null && !/^msFVE/i.test(label) ? [] : [label]
    })
    return { kind: 'labels', source: sourceOf(labels) }
  }
  const before = texts.slice(0, texts.findIndex(hasMark) + 1).findLast((text) => /[0-9A-Fa-f]{8}-/.test(text))
  return { kind: 'console', source: before === undefined || before.includes('{') ? 'manage-bde' : 'windows-file' }
}
