/**
 * A workbook of Excel (.xlsx, .xlsm): its sheets, and what is needed to read their cells.
 *
 * ECMA-376 part 1. Parts are found by their relationships, as the standard wants it, because programs other than Excel
 * name them in other ways. Macros, links and formulas are never followed.
 */
import { posix } from 'node:path'
import { Refusal } from '../../../src/domain/refusal.ts'
import { maxSheets } from './limits.ts'
import { openParts, type Parts } from './parts.ts'
import { broken, tooBig } from './refuse.ts'
import { openSharedStrings, type SharedStrings } from './shared-strings.ts'
import { readStyles, type Styles } from './styles.ts'
import { attributeOf, readXml } from './xml.ts'

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly part: string
}

export interface Workbook {
  readonly parts: Parts
  /** Those with cells, in the order of their tabs. */
  readonly sheets: readonly Sheet[]
  readonly strings: SharedStrings
  readonly styles: Styles
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean
  readonly hasMacros: boolean
  close(): Promise<void>
}

/**
 * Opens a workbook. Nothing of its cells is read yet.
 *
 * @param onText is handed each shared text once, when it is read
 * @throws {Refusal} `list.workbook-broken`, `list.workbook-unsafe`, `list.workbook-too-big`, `list.workbook-protected`,
 *   `list.other-workbook` (.xlsb, .ods, .numbers), `list.zip-not-workbook`
 */
export async function openWorkbook(path: string, onText: (text: string) => void): Promise<Workbook> {
  const parts = await openParts(path)
  try {
    refuseOthers(parts)
    const main = await findMain(parts)
    const relations = await readRelations(parts, main)
    const { sheets, from1904 } = await readMain(parts, main, relations)
    if (sheets.length === 0) throw new Refusal('list.empty', { path })
    const partOf = (kind: string) => [...relations.values()].find((one) => one.kind === kind)?.part ?? null
    const strings = openSharedStrings(parts, partOf('sharedStrings'), onText)
    return {
      parts,
      sheets,
      strings,
      styles: await readStyles(parts, partOf('styles')),
      from1904,
      hasMacros: parts.names.some((name) => name.endsWith('vbaproject.bin')),
      async close() {
        await strings.close()
        parts.close()
      },
    }
  } catch (error) {
    parts.close()
    throw error
  }
}

/** Other programs put their documents into zips as well. */
function refuseOthers(parts: Parts): void {
  const { path } = parts
  const other = (kind: string) => new Refusal('list.other-workbook', { path, kind })
  if (parts.has('xl/workbook.bin')) throw other('.xlsb')
  if (parts.has('index/document.iwa') || parts.names.some((name) => name.endsWith('.iwa'))) throw other('.numbers')
  if (parts.has('content.xml') && parts.has('meta-inf/manifest.xml')) throw other('.ods')
  if (!parts.has('[content_types].xml') || parts.has('word/document.xml') || parts.has('ppt/presentation.xml'))
    throw new Refusal('list.zip-not-workbook', { path })
}

interface Relation {
  /** The last word of the type: it has two beginnings, one for each conformance class. */
  readonly kind: string
  readonly part: string
}

async function findMain(parts: Parts): Promise<string> {
  const relations = await readRelations(parts, '')
  const main = [...relations.values()].find(({ kind }) => kind === 'officeDocument')?.part ?? 'xl/workbook.xml'
  if (parts.has(main)) return main
  throw new Refusal('list.zip-not-workbook', { path: parts.path })
}

/** What a part points to, by id. Links that leave the file are not among it. */
async function readRelations(parts: Parts, part: string): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>()
  const from = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)
  if (!parts.has(from)) return relations
  await readXml(parts.read(from), parts.path, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return
      const target = Target.replaceAll('\\', '/')
      const inside = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target)
      relations.set(Id, { kind: posix.basename(Type ?? ''), part: posix.normalize(inside) })
    },
  })
  return relations
}

async function readMain(
  parts: Parts,
  main: string,
  relations: ReadonlyMap<string, Relation>,
): Promise<{ readonly sheets: readonly Sheet[]; readonly from1904: boolean }> {
  const sheets: Sheet[] = []
  let from1904 = false
  await readXml(parts.read(main), parts.path, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true', 'on'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const relation = relations.get(attributeOf(attributes, 'id') ?? '')
      if (relation === undefined) throw broken(parts.path, 'a sheet without a part')
      // Sheets that are one diagram, or a dialog of old, have no cells.
      if (relation.kind !== 'worksheet') return
      if (sheets.length >= maxSheets) throw tooBig(parts.path, 'sheets')
      const state = attributes.state ?? 'visible'
      sheets.push({ name: attributes.name ?? '', hidden: state !== 'visible', part: relation.part })
    },
  })
  return { sheets, from1904 }
}
