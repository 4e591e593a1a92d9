/**
 * Which host a row of a list is: found by its claims among the hosts of the workspace and the rows before it.
 *
 * A strong claim (serial, device id, asset tag, ...) decides. A name decides only when nothing speaks against it: the
 * one host of that name has no other serial, and the list itself does not use the name for two serials. What is
 * uncertain becomes a host of its own; the screen shows both as "may be the same machine".
 */
import { createHash } from 'node:crypto'
import type { Claim } from '../../../../src/domain/hosts/claims.ts'
import { crockford80, type HostId } from '../../../../src/domain/ids.ts'
import type { ReadDb, WriteDb } from '../../workspace/sqlite.ts'

export type Identified =
  | { readonly host: HostId; readonly isNew: boolean; readonly proposal: boolean }
  /** Its only claim is a name that several hosts have. */
  | { readonly ambiguous: true }

/** Tag of the hash, so that an id of another kind is never the same. */
const hostTag = 'bluelift-host-v1'

/** 16 Crockford base32 characters of SHA-256 over the first valid claim. The same on every station. */
export function hostIdOf(claim: Pick<Claim, 'kind' | 'value'>): HostId {
  const hash = createHash('sha256').update(`${hostTag}\0${claim.kind}\0${claim.value}`, 'utf8').digest()
  return crockford80(hash) as HostId // the one place where a host id is made
}

/**
 * Prepares the look-up.
 *
 * @param scratch holds `staged_claim (kind, value, host)`, `weak_claim (kind, value)`, `shared_name (value)`
 */
export function prepareIdentify(db: ReadDb, scratch: WriteDb): (claims: readonly Claim[]) => Identified {
  const known = db
    .prepare<[string, string], string>(`
      SELECT host.id FROM claim JOIN host USING (host_number) WHERE claim.value = ? AND claim.kind = ? AND claim.identifies = 1
    `)
    .pluck()
  const staged = scratch
    .prepare<[string, string], string>('SELECT host FROM staged_claim WHERE value = ? AND kind = ?')
    .pluck()
  const knownSerials = db
    .prepare<[string], string>(`
      SELECT claim.value FROM claim JOIN host USING (host_number)
      WHERE host.id = ? AND claim.kind = 'serial' AND claim.identifies = 1
    `)
    .pluck()
  const stagedSerials = scratch
    .prepare<[string], string>("SELECT value FROM staged_claim WHERE host = ? AND kind = 'serial'")
    .pluck()
  const isWeak = scratch
    .prepare<[string, string], number>('SELECT 1 FROM weak_claim WHERE kind = ? AND value = ?')
    .pluck()
  const isShared = scratch.prepare<[string], number>('SELECT 1 FROM shared_name WHERE value = ?').pluck()

  const hostsWith = (claim: Claim): string[] => [
    ...new Set([...known.all(claim.value, claim.kind), ...staged.all(claim.value, claim.kind)]),
  ]
  const hasOtherSerial = (host: string, serial: Claim | undefined): boolean => {
    if (serial === undefined) return false
    const serials = [...knownSerials.all(host), ...stagedSerials.all(host)]
    return serials.length > 0 && !serials.includes(serial.value)
  }

  return (claims) => {
    const valid = claims.filter(
      (claim) => claim.identifies && (claim.kind === 'name' || isWeak.get(claim.kind, claim.value) === undefined),
    )
    const strong = valid.filter((claim) => claim.kind !== 'name')
    const found = new Set(strong.flatMap(hostsWith))
    const first = [...found][0]
    if (first !== undefined) return { host: first as HostId, isNew: false, proposal: found.size > 1 } // read from columns of host ids

    const name = valid.find((claim) => claim.kind === 'name')
    const serial = strong.find((claim) => claim.kind === 'serial')
    const namesakes = name === undefined ? [] : hostsWith(name)
    const fitting = namesakes.filter((host) => !hasOtherSerial(host, serial))
    const [only] = fitting
    const uncertain = name !== undefined && serial !== undefined && isShared.get(name.value) !== undefined
    if (only !== undefined && fitting.length === 1 && !uncertain)
      return { host: only as HostId, isNew: false, proposal: false } // as above
    if (strong.length === 0 && namesakes.length > 0) return { ambiguous: true }
    const decisive = valid[0]
    if (decisive === undefined) throw new Error('a row without a valid claim came past the cleaning')
    return { host: hostIdOf(decisive), isNew: true, proposal: namesakes.length > 0 }
  }
}
