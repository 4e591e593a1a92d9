/**
 * Second pass over a read list: each row becomes a host, and is counted as new, changed or the same.
 */
import { type Claim, claimsOf } from '../../../../src/domain/hosts/claims.ts'
import type { ReadDb } from '../../workspace/sqlite.ts'
import { prepareIdentify } from './identify.ts'
import type { Scratch } from './scratch.ts'

type Fields = Readonly<Record<string, string>>

export interface Placed {
  readonly new: number
  readonly changed: number
  readonly same: number
  /** Physical lines of rows whose only claim is a name that several hosts have. */
  readonly ambiguous: readonly number[]
  readonly proposals: number
  readonly weakSerials: number
  readonly changedFirst: readonly {
    readonly name: string
    readonly field: string
    readonly from: string
    readonly to: string
  }[]
}

const firstFew = 20

/** @param pause lets the thread take other messages (a cancel); called every few hundred rows */
export async function placeRows(db: ReadDb, scratch: Scratch, pause: (done: number) => Promise<void>): Promise<Placed> {
  const identify = prepareIdentify(db, scratch.db)
  const isWeak = scratch.db
    .prepare<[string, string], number>('SELECT 1 FROM weak_claim WHERE value = ? AND kind = ?')
    .pluck()
  const factsOf = db.prepare<[string], string>('SELECT facts FROM host WHERE id = ?').pluck()
  const counts = { new: 0, changed: 0, same: 0, proposals: 0, weakSerials: 0 }
  const ambiguous: number[] = []
  const changedFirst: { name: string; field: string; from: string; to: string }[] = []
  let done = 0
  // Read in full before the tables are written to: an open cursor and writes on one connection do not mix.
  for (const row of readInPages(scratch)) {
    const fields: Fields = JSON.parse(row.fields)
    const claims = claimsOf({ fields, line: row.line })
    const identified = identify(claims)
    done += 1
    if (done % 500 === 0) await pause(done)
    if ('ambiguous' in identified) {
      ambiguous.push(row.line)
      continue
    }
    if (identified.proposal) counts.proposals += 1
    const weak = claims.filter(
      (claim) => claim.identifies && claim.kind !== 'name' && isWeak.get(claim.value, claim.kind) !== undefined,
    )
    if (weak.some((claim) => claim.kind === 'serial')) counts.weakSerials += 1

    const staged = scratch.host.get(identified.host)
    const known: Fields =
      staged === undefined
        ? parse(factsOf.get(identified.host))
        : { ...parse(factsOf.get(identified.host)), ...parse(staged.fields) }
    const differs = Object.entries(fields).filter(([field, value]) => value !== '' && value !== known[field])
    const isNew = identified.isNew && staged === undefined
    if (isNew) counts.new += 1
    else if (differs.length > 0) counts.changed += 1
    else counts.same += 1
    const [difference] = differs
    if (!isNew && difference !== undefined && changedFirst.length < firstFew) {
      const [field, to] = difference
      changedFirst.push({ name: fields.name ?? known.name ?? identified.host, field, from: known[field] ?? '', to })
    }
    scratch.host.put(
      identified.host,
      row.line,
      JSON.stringify({ ...parse(staged?.fields), ...fields }),
      JSON.stringify(weak.map(({ kind, value }) => `${kind} ${value}`)),
      isNew ? 'new' : 'known',
      claims.filter((claim: Claim) => !weak.includes(claim)),
    )
  }
  return { ...counts, ambiguous, changedFirst }
}

function* readInPages(scratch: Scratch): Generator<{ line: number; fields: string }> {
  const page = scratch.db.prepare<[number], { row_number: number; line: number; fields: string }>(
    'SELECT row_number, line, fields FROM row WHERE row_number > ? ORDER BY row_number LIMIT 1000',
  )
  for (let after = 0; ; ) {
    const rows = page.all(after)
    if (rows.length === 0) return
    yield* rows
    after = rows.at(-1)?.row_number ?? after
  }
}

function parse(fields: string | undefined): Fields {
  return fields === undefined ? {} : JSON.parse(fields)
}
