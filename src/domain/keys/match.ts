/**
 * Which host a key belongs to, and what an import of it changes. Nothing is decided by which row came last.
 */
import type { ClaimKind } from '../hosts/claims.ts'
import { isCutName } from '../hosts/names.ts'
import type { KeyClaim, KeyRow } from './read.ts'

/** A host as far as a key can name it: its claims as they are compared, those that identify. */
export interface KeyHost {
  readonly id: string
  readonly claims: readonly KeyClaim[]
}

export type KeyMatch =
  | { readonly kind: 'host'; readonly host: string; readonly by: ClaimKind }
  | {
      readonly kind: 'unassigned'
      /**
       * `no-claim`: the file names no host. `not-found`: none has such a claim. `several`: one claim is true of
       * several hosts. `contradicts`: its claims name different hosts. `cut-name`: a name of 15 characters is only
       * the beginning of theirs.
       */
      readonly why: 'no-claim' | 'not-found' | 'several' | 'contradicts' | 'cut-name'
      readonly candidates: readonly string[]
    }

/** The kinds that may say whose key it is, strongest first. */
const telling: readonly ClaimKind[] = ['device-id', 'serial', 'object-id', 'intune-id', 'asset-tag', 'name']

/**
 * Finds the host of a key.
 *
 * Every claim that finds exactly one host has a say; they must agree. A claim that finds several says nothing alone,
 * but must not exclude what the others say.
 *
 * @param candidates hosts that share a claim with the key, or whose name is cut at 15 characters
 */
export function matchHost({ claims }: Pick<KeyRow, 'claims'>, candidates: readonly KeyHost[]): KeyMatch {
  const asked = telling.flatMap((kind) => claims.filter((claim) => claim.kind === kind))
  if (asked.length === 0) return { kind: 'unassigned', why: 'no-claim', candidates: [] }
  const found = asked
    .map((claim) => ({ claim, hosts: hostsWith(claim, candidates) }))
    .filter(({ hosts }) => hosts.length > 0)
  if (found.length === 0) return withCutName(asked, candidates)
  const all = unique(found.flatMap(({ hosts }) => hosts))
  const agreed = all.filter((host) => found.every(({ hosts }) => hosts.includes(host)))
  const [only] = agreed
  const by = found.find(({ hosts }) => hosts.length === 1)?.claim.kind ?? found[0]?.claim.kind
  if (only !== undefined && agreed.length === 1 && by !== undefined) return { kind: 'host', host: only, by }
  return { kind: 'unassigned', why: agreed.length === 0 ? 'contradicts' : 'several', candidates: all.toSorted() }
}

function hostsWith({ kind, value }: KeyClaim, candidates: readonly KeyHost[]): string[] {
  return unique(
    candidates
      .filter(({ claims }) => claims.some((claim) => claim.kind === kind && claim.value === value))
      .map(({ id }) => id),
  )
}

/** A name that the directory cut is a proposal for a person, never a match. */
function withCutName(asked: readonly KeyClaim[], candidates: readonly KeyHost[]): KeyMatch {
  const names = asked.filter(({ kind }) => kind === 'name').map(({ value }) => value)
  const cut = candidates.filter(({ claims }) =>
    claims.some(({ kind, value }) => kind === 'name' && names.some((name) => isCutName(name, value))),
  )
  const ids = unique(cut.map(({ id }) => id)).toSorted()
  return { kind: 'unassigned', why: ids.length > 0 ? 'cut-name' : 'not-found', candidates: ids }
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}

/** A key that is stored already: `name` stands for its digits (a keyed hash), which are not looked at here. */
export interface KnownKey {
  readonly keyId: string
  readonly name: string
  readonly host: string | null
}

export type KeyChange =
  | { readonly kind: 'new' | 'same' }
  /**
   * `id-with-two-keys`: another key is stored under this id. `two-ids`: this key is stored under another id.
   * `two-hosts`: it belongs to another host.
   */
  | { readonly kind: 'conflict'; readonly why: 'id-with-two-keys' | 'two-ids' | 'two-hosts' }

/**
 * What a key changes. Both sides of a conflict stay and are shown; a person decides.
 *
 * @param known stored keys with the same id or the same digits
 */
export function changeOf(key: KnownKey, known: readonly KnownKey[]): KeyChange {
  const sameDigits = known.filter(({ name }) => name === key.name)
  const sameId = key.keyId === '' ? [] : known.filter(({ keyId }) => keyId === key.keyId)
  if (sameId.some(({ name }) => name !== key.name)) return { kind: 'conflict', why: 'id-with-two-keys' }
  if (sameDigits.length === 0) return { kind: 'new' }
  if (key.keyId !== '' && sameDigits.some(({ keyId }) => keyId !== '' && keyId !== key.keyId))
    return { kind: 'conflict', why: 'two-ids' }
  if (key.host !== null && sameDigits.some(({ host }) => host !== null && host !== key.host))
    return { kind: 'conflict', why: 'two-hosts' }
  return { kind: 'same' }
}
