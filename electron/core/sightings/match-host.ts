/**
 * Which host of the workspace a row of a list of live machines is. Nothing is made here: who is not known stays so.
 */
import type { Claim } from '../../../src/domain/hosts/claims.ts'
import type { KnownHosts } from '../hosts/import/identify.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

export type Match = { readonly host: string } | 'unknown' | 'ambiguous'

/**
 * Prepares the decision: a strong claim decides; a name only when one host has it and no serial speaks against it.
 * What belongs to several hosts is never evidence for one of them.
 */
export function prepareMatchHost(db: ReadDb): (claims: readonly Claim[], known: KnownHosts) => Match {
  const serialsOf = db
    .prepare<[string], string>(`
      SELECT claim.value FROM claim JOIN host USING (host_number)
      WHERE host.id = ? AND claim.kind = 'serial' AND claim.identifies = 1
    `)
    .pluck()
  return (claims, known) => {
    const valid = claims.filter(({ identifies }) => identifies)
    const hostsWith = ({ kind, value }: Claim): readonly string[] => known.get(`${kind} ${value}`) ?? []
    const strong = new Set(valid.filter(({ kind }) => kind !== 'name').flatMap(hostsWith))
    const [first] = strong
    if (first !== undefined) return strong.size === 1 ? { host: first } : 'ambiguous'
    const serial = valid.find(({ kind }) => kind === 'serial')
    const speaksAgainst = (host: string): boolean => {
      const serials = serial === undefined ? [] : serialsOf.all(host)
      return serials.length > 0 && serial !== undefined && !serials.includes(serial.value)
    }
    const namesakes = valid.filter(({ kind }) => kind === 'name').flatMap(hostsWith)
    const [only, another] = namesakes.filter((host) => !speaksAgainst(host))
    if (only === undefined) return 'unknown'
    return another === undefined ? { host: only } : 'ambiguous'
  }
}
