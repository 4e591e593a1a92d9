/**
 * Workbooks for tests: small, and exactly what the test says, the broken ones too.
 */
import { aZip, type ZipEntry } from './a-zip.ts'

export interface SheetSaid {
  readonly name?: string
  readonly state?: 'hidden' | 'veryHidden'
  /** What stands within `sheetData`; or rows of cells, each as one attribute text and content. */
  readonly rows: string
  /** What stands before and behind the rows. */
  readonly before?: string
  readonly after?: string
}

export interface WorkbookSaid {
  readonly sheets: readonly SheetSaid[]
  readonly strings?: string
  /** Number formats by their code: style 1 is the first. */
  readonly formats?: readonly string[]
  readonly from1904?: boolean
  readonly more?: readonly ZipEntry[]
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook, to be changed by a test before they are zipped. */
export function workbookParts({ sheets, strings, formats, from1904, more }: WorkbookSaid): ZipEntry[] {
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  )
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`
  const package_ = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
  return [
    {
      name: '[Content_Types].xml',
      data: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    {
      name: '_rels/.rels',
      data: `${head}<Relationships ${package_}>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${head}<workbook ${main} xmlns:r="${relations}"><workbookPr${from1904 === true ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${head}<Relationships ${package_}>${[
        ...sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
        ...(strings === undefined ? [] : [relation('rIdS', 'sharedStrings', '/xl/sharedStrings.xml')]),
        relation('rIdF', 'styles', 'styles.xml'),
      ].join('')}</Relationships>`,
    },
    { name: 'xl/styles.xml', data: stylesOf(formats ?? []) },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: `${head}<sst ${main}>${strings}</sst>` }]),
    ...sheets.map(({ rows, before, after }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: `${head}<worksheet ${main}>${before ?? ''}<sheetData>${rows}</sheetData>${after ?? ''}</worksheet>`,
    })),
    ...(more ?? []),
  ]
}

export function aWorkbook(said: WorkbookSaid): Buffer {
  return aZip(workbookParts(said))
}

/** Rows of inline texts from the first row on; an empty text leaves its cell out. */
export function textRows(rows: readonly (readonly string[])[], from = 1): string {
  return rows
    .map(
      (cells, index) =>
        `<row r="${from + index}">${cells.map((text, at) => textCell(text, at, from + index)).join('')}</row>`,
    )
    .join('')
}

function textCell(text: string, column: number, row: number): string {
  if (text === '') return ''
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`
}

function stylesOf(formats: readonly string[]): string {
  const quoted = (code: string) => code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const codes = formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${quoted(code)}"/>`)
  const styles = ['<xf numFmtId="0"/>', ...formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`)]
  return `${head}<styleSheet ${main}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`
}
