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
  | { readonly host: HostId; readonly isNew: boolean; readonly proposal: boolean; readonly weak: readonly Claim[] }
  /** All that it claims belongs to several hosts: a name that others have too, or what the list gives to several. */
  | { readonly ambiguous: true }

/** Tag of the hash, so that an id of another kind is never the same. */
const hostTag = 'bluelift-host-v1'

/** 16 Crockford base32 characters of SHA-256 over the first valid claim. The same on every station. */
export function hostIdOf(claim: Pick<Claim, 'kind' | 'value'>): HostId {
  const hash = createHash('sha256').update(`${hostTag}\0${claim.kind}\0${claim.value}`, 'utf8').digest()
  return crockford80(hash) as HostId // the one place where a host id is made
}

/** Hosts of the workspace by `kind value` of an identifying claim. */
export type KnownHosts = ReadonlyMap<string, readonly string[]>

/** Prepares the look-up of many claims at once in the workspace: a question for each costs more than its answer. */
export function prepareKnownHosts(db: ReadDb): (claims: readonly Claim[]) => KnownHosts {
  const known = db
    .prepare<[string], [string, string, string]>(`
      SELECT claim.kind, claim.value, host.id FROM json_each(?) AS wanted
      CROSS JOIN claim ON claim.value = wanted.value AND claim.identifies = 1
      CROSS JOIN host USING (host_number)
    `)
    .raw()
  return (claims) => {
    const wanted = new Set(claims.filter(({ identifies }) => identifies).map(({ value }) => value))
    const hosts = new Map<string, string[]>()
    for (const [kind, value, host] of known.all(JSON.stringify([...wanted]))) {
      const key = `${kind} ${value}`
      const found = hosts.get(key)
      if (found === undefined) hosts.set(key, [host])
      else if (!found.includes(host)) found.push(host)
    }
    return hosts
  }
}

export interface Identify {
  /**
   * @param repeats whether the list says one of the claims more than once; only then are other rows asked
   * @param knownHosts of these claims at least
   */
  (claims: readonly Claim[], repeats: boolean, knownHosts: KnownHosts): Identified
}

/**
 * Prepares the decision.
 *
 * @param scratch holds `staged_claim (kind, value, host)`, `repeated_claim (kind, value, weak)`, `shared_name (value)`
 */
export function prepareIdentify(db: ReadDb, scratch: WriteDb): Identify {
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
    .prepare<[string, string], number>('SELECT 1 FROM repeated_claim WHERE kind = ? AND value = ? AND weak = 1')
    .pluck()
  const isShared = scratch.prepare<[string], number>('SELECT 1 FROM shared_name WHERE value = ?').pluck()
  const stage = scratch.prepare<[string, string, string]>(
    'INSERT OR IGNORE INTO staged_claim (value, kind, host) VALUES (?, ?, ?)',
  )

  const hasOtherSerial = (host: string, serial: Claim | undefined): boolean => {
    if (serial === undefined) return false
    const serials = [...knownSerials.all(host), ...stagedSerials.all(host)]
    return serials.length > 0 && !serials.includes(serial.value)
  }

  const decide = (
    valid: readonly Claim[],
    hostsWith: (claim: Claim) => readonly string[],
    repeats: boolean,
  ): { host: HostId; isNew: boolean; proposal: boolean } | null => {
    const strong = valid.filter((claim) => claim.kind !== 'name')
    const found = new Set(strong.flatMap(hostsWith))
    const first = [...found][0]
    if (first !== undefined) return { host: first as HostId, isNew: false, proposal: found.size > 1 } // read from columns of host ids

    const name = valid.find((claim) => claim.kind === 'name')
    const serial = strong.find((claim) => claim.kind === 'serial')
    const namesakes = name === undefined ? [] : hostsWith(name)
    const fitting = namesakes.filter((host) => !hasOtherSerial(host, serial))
    const [only] = fitting
    const uncertain = repeats && name !== undefined && serial !== undefined && isShared.get(name.value) !== undefined
    if (only !== undefined && fitting.length === 1 && !uncertain)
      return { host: only as HostId, isNew: false, proposal: false } // as above
    const decisive = valid[0]
    if (decisive === undefined || (strong.length === 0 && namesakes.length > 0)) return null
    return { host: hostIdOf(decisive), isNew: true, proposal: namesakes.length > 0 }
  }

  return (claims, repeats, knownHosts) => {
    const weak = repeats
      ? claims.filter(
          ({ identifies, kind, value }) => identifies && kind !== 'name' && isWeak.get(kind, value) !== undefined,
        )
      : []
    const valid = claims.filter((claim) => claim.identifies && !weak.includes(claim))
    const hostsWith = (claim: Claim): readonly string[] => {
      const known = knownHosts.get(`${claim.kind} ${claim.value}`) ?? []
      return repeats ? [...new Set([...known, ...staged.all(claim.value, claim.kind)])] : known
    }
    const decided = decide(valid, hostsWith, repeats)
    if (decided === null) return { ambiguous: true }
    for (const { kind, value } of valid) {
      // Other rows meet this one by what the list repeats, or in a host of the workspace whose serials they weigh.
      const isAsked =
        repeats ||
        (kind === 'serial' && !decided.isNew && !(knownHosts.get(`serial ${value}`) ?? []).includes(decided.host))
      if (isAsked) stage.run(value, kind, decided.host)
    }
    return { ...decided, weak }
  }
}
