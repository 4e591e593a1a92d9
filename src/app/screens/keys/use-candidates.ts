/**
 * Which key is meant: what was typed off the machine's screen against what the vault holds.
 */
import type { Output } from '../../../contract/index.ts'
import { foldKeyId, leastKeyIdLength, typedKeyId } from '../../../domain/keys/look-alike.ts'
import { useLive } from '../../live.ts'

export type Candidate = Output<'keys.find'>['keys'][number]

export type Verdict =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'short'; readonly missing: number }
  /** The key came without an id: there is nothing to compare with. */
  | { readonly kind: 'no-id'; readonly key: Candidate }
  | { readonly kind: 'one'; readonly key: Candidate }
  | { readonly kind: 'many'; readonly keys: readonly Candidate[]; readonly sameId: boolean; readonly more: boolean }
  | { readonly kind: 'other-host'; readonly key: Candidate }
  | { readonly kind: 'unassigned'; readonly key: Candidate }
  | { readonly kind: 'differs'; readonly key: Candidate }
  | { readonly kind: 'none' }

/**
 * @param host the host it has to belong to; `null` when the key id decides
 * @param chosen the key that was chosen in a list
 */
export function useCandidates(host: string | null, chosen: string | null, typed: string): Verdict {
  const length = typedKeyId(typed).length
  const found = useLive('keys.find', { text: typed }, { enabled: length >= leastKeyIdLength })
  const theirs = useLive('keys.list', { host: host ?? '-', offset: 0, limit: 50 }, { enabled: host !== null })
  const wanted = chosen === null ? undefined : theirs.data?.keys.find(({ key }) => key === chosen)
  if (wanted !== undefined && wanted.keyId === '') return { kind: 'no-id', key: { ...wanted, exact: true } }
  if (length < leastKeyIdLength) return { kind: 'short', missing: leastKeyIdLength - length }
  if (found.status !== 'ready') return { kind: 'waiting' }
  return judge(found.data, host, chosen, wanted === undefined ? null : { ...wanted, exact: true }, typed)
}

function judge(
  { keys, more }: Output<'keys.find'>,
  host: string | null,
  chosen: string | null,
  wanted: Candidate | null,
  typed: string,
): Verdict {
  const picked = chosen === null ? undefined : keys.find(({ key }) => key === chosen)
  if (picked !== undefined) return { kind: 'one', key: picked }
  if (wanted !== null && !foldKeyId(wanted.keyId).startsWith(foldKeyId(typed))) return { kind: 'differs', key: wanted }
  const mine = host === null ? keys : keys.filter(({ hostId }) => hostId === host)
  const [first] = mine
  if (first === undefined) {
    const [other] = keys
    if (other === undefined) return { kind: 'none' }
    return other.hostId === null ? { kind: 'unassigned', key: other } : { kind: 'other-host', key: other }
  }
  if (mine.length > 1 || (more && host === null)) {
    return { kind: 'many', keys: mine, sameId: mine.every(({ keyId }) => keyId === first.keyId), more }
  }
  return first.hostId === null ? { kind: 'unassigned', key: first } : { kind: 'one', key: first }
}
