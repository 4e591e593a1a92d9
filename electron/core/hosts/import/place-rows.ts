/**
 * Second pass over a read list: each row becomes a host.
 */
import { claimsOf } from '../../../../src/domain/hosts/claims.ts'
import type { ReadDb } from '../../workspace/sqlite.ts'
import { prepareIdentify, prepareKnownHosts } from './identify.ts'
import type { Scratch } from './scratch.ts'

export interface Placed {
  /** Physical lines of rows whose every claim belongs to several hosts. */
  readonly ambiguous: readonly number[]
  readonly proposals: number
  readonly weakSerials: number
}

/** @param pause lets the thread take other messages (a cancel); called between pages of rows */
export async function placeRows(db: ReadDb, scratch: Scratch, pause: (done: number) => Promise<void>): Promise<Placed> {
  const identify = prepareIdentify(db, scratch.db)
  const readKnown = prepareKnownHosts(db)
  const counts = { proposals: 0, weakSerials: 0 }
  const ambiguous: number[] = []
  let done = 0
  for (const page of scratch.pages()) {
    const claimsOfRows = page.map(({ fields, line }) => claimsOf({ fields: JSON.parse(fields), line }))
    const known = readKnown(claimsOfRows.flat())
    for (const [index, row] of page.entries()) {
      const identified = identify(claimsOfRows[index] ?? [], row.repeats === 1, known)
      if ('ambiguous' in identified) {
        ambiguous.push(row.line)
        continue
      }
      const { host, isNew, proposal, weak } = identified
      if (proposal) counts.proposals += 1
      if (weak.some(({ kind }) => kind === 'serial')) counts.weakSerials += 1
      scratch.place(
        row,
        host,
        isNew,
        weak.map(({ kind, value }) => `${kind} ${value}`),
      )
    }
    done += page.length
    await pause(done)
  }
  return { ...counts, ambiguous }
}
