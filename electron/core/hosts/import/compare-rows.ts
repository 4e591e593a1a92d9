/**
 * Third pass over a read list, sorted by host: each row is counted as new, changed or the same, and what the list says
 * of a host becomes its canonical row.
 */
import type { ReadDb } from '../../workspace/sqlite.ts'
import { type PlacedRow, type Scratch, sortedJson } from './scratch.ts'

type Fields = Readonly<Record<string, string>>

interface Change {
  readonly line: number
  readonly name: string
  readonly field: string
  readonly from: string
  readonly to: string
}

/** Grows while the rows are compared. */
export interface Compared {
  new: number
  changed: number
  same: number
  /** The first ones in the order of the list. */
  changedFirst: Change[]
}

const firstFew = 20
const hostsAtOnce = 500

/**
 * Compares all placed rows with the workspace.
 *
 * @returns the canonical rows, some hundred at a time: one JSON object a line, sorted by host id
 */
export function* compareRows(db: ReadDb, scratch: Scratch, compared: Compared): Generator<string> {
  const factsOf = db
    .prepare<[string], [string, string]>(
      'SELECT host.id, host.facts FROM json_each(?) AS wanted CROSS JOIN host ON host.id = wanted.value',
    )
    .raw()
  const compare = (hosts: readonly PlacedRow[][]): string => {
    const asked = hosts.filter((rows) => rows.length > 1 || rows[0]?.is_new === 0).map((rows) => rows[0]?.id ?? '')
    const facts = new Map(asked.length === 0 ? [] : factsOf.all(JSON.stringify(asked)))
    return hosts.map((rows) => compareHost(rows, facts.get(rows[0]?.id ?? ''), compared)).join('')
  }
  let hosts: PlacedRow[][] = []
  for (const row of scratch.sorted()) {
    const last = hosts.at(-1)
    if (last?.[0]?.id === row.id) {
      last.push(row)
      continue
    }
    if (hosts.length >= hostsAtOnce) {
      yield compare(hosts)
      hosts = []
    }
    hosts.push([row])
  }
  yield compare(hosts)
}

/** Rows of one host in the order of the list: a later one overrides field by field. */
function compareHost(rows: readonly PlacedRow[], facts: string | undefined, compared: Compared): string {
  let said: string | null = null
  for (const row of rows) {
    const isNew = row.is_new === 1 && said === null
    if (isNew) compared.new += 1
    else if (said === null && row.fields === facts) compared.same += 1
    else countRow(row, { ...parse(facts), ...parse(said) }, compared)
    said = said === null ? row.fields : sortedJson({ ...parse(said), ...parse(row.fields) })
  }
  const last = rows.at(-1)
  if (last === undefined || said === null) return ''
  const weak = last.weak === '[]' ? '' : `,"weak":${last.weak}`
  return `{"id":${JSON.stringify(last.id)},"line":${last.line},"fields":${said}${weak}}\n`
}

function countRow(row: PlacedRow, known: Fields, compared: Compared): void {
  const fields = parse(row.fields)
  const difference = Object.entries(fields).find(([field, value]) => value !== '' && value !== known[field])
  if (difference === undefined) {
    compared.same += 1
    return
  }
  compared.changed += 1
  const { changedFirst } = compared
  if (changedFirst.length >= firstFew && row.line > (changedFirst.at(-1)?.line ?? 0)) return
  const [field, to] = difference
  changedFirst.push({
    line: row.line,
    name: fields.name ?? known.name ?? row.id,
    field,
    from: known[field] ?? '',
    to,
  })
  compared.changedFirst = changedFirst.sort((a, b) => a.line - b.line).slice(0, firstFew)
}

function parse(fields: string | undefined | null): Fields {
  return fields === undefined || fields === null ? {} : JSON.parse(fields)
}
