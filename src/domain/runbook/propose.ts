/**
 * Proposes runbooks for a host and says why. The technician may choose another one, with a reason.
 *
 * Where a host lives and what it runs rule a runbook out; its role and its encryption only move it
 * down, because lists are often wrong about them. Among runbooks that fit equally well the rank that
 * their files give decides, then how exact they are: one for few environments before one for many.
 *
 * A runbook for one role alone comes before those that take that role along with others: what must not be done to a
 * domain controller matters more than where it runs.
 *
 * Before all that: the runbook to which the last run handed the host over comes first, a runbook of
 * another incident is ruled out, and one for any incident comes after those of an incident.
 */
import type { Runbook } from './schema.ts'

/** What lists say of a host, as they say it. */
export interface HostFacts {
  readonly environment: string | null
  readonly os?: string | null
  readonly role?: string | null
  readonly encryption?: string | null
  /** `at-hand` or `missing`: the BitLocker recovery key. */
  readonly key?: string | null
  /** The incident as runbooks name it; null when nobody knows. */
  readonly incident?: string | null
  /** The runbook that the last run of the host named to go on with. */
  readonly continue?: string | null
}

export interface Proposal {
  readonly id: string
  readonly why: {
    readonly code:
      | 'runbook.fits'
      | 'runbook.fits-role'
      | 'runbook.fits-controller'
      | 'runbook.fits-partly'
      | 'runbook.environment-unknown'
      | 'runbook.continues'
    /** `environment` of the host; `matches` and `differs` list what agrees and what does not. */
    readonly details: Readonly<Record<string, string>>
  }
}

/** A runbook that is not proposed, and the first reason why. */
export interface Unfit {
  readonly id: string
  readonly whyNot: 'runbook.other-environment' | 'runbook.other-os' | 'runbook.other-incident'
}

type Fit = 'matches' | 'differs' | 'unknown'

/** The runbooks that can be meant, best first. */
export function proposeRunbooks(host: HostFacts, runbooks: readonly Runbook[]): readonly Proposal[] {
  return runbooks
    .map((runbook) => ({ runbook, fits: judge(host, runbook) }))
    .filter(({ runbook, fits }) => runbook.id === host.continue || !isRuledOut(fits))
    .toSorted(
      (a, b) =>
        groupOf(host, a.runbook) - groupOf(host, b.runbook) || score(b.fits) - score(a.fits) || compareOrder(a, b),
    )
    .map(({ runbook, fits }) => ({ id: runbook.id, why: explain(host, runbook, fits) }))
}

/** Those that are not proposed, in the order of the library. */
export function listUnfit(host: HostFacts, runbooks: readonly Runbook[]): readonly Unfit[] {
  return runbooks.flatMap((runbook) => {
    const whyNot = runbook.id === host.continue ? null : findWhyNot(judge(host, runbook))
    return whyNot === null ? [] : [{ id: runbook.id, whyNot }]
  })
}

function isRuledOut(fits: Fits): boolean {
  return findWhyNot(fits) !== null
}

function findWhyNot({ environment, os, incident }: Fits): Unfit['whyNot'] | null {
  if (environment === 'differs') return 'runbook.other-environment'
  if (os === 'differs') return 'runbook.other-os'
  return incident === 'differs' ? 'runbook.other-incident' : null
}

/** What was handed over, then what is for an incident, then what is for any. */
function groupOf(host: HostFacts, runbook: Runbook): number {
  if (runbook.id === host.continue) return 0
  return runbook.incident === 'any' ? 2 : 1
}

type Fits = Readonly<Record<'environment' | 'os' | 'role' | 'encryption' | 'key' | 'incident', Fit>>

function judge(host: HostFacts, runbook: Runbook): Fits {
  const applies = runbook['applies-to']
  return {
    environment: compare(host.environment, applies.environments),
    os: compare(readSystem(host.os), applies.os),
    role: compare(readRole(host.role), applies.roles),
    encryption: compare(host.encryption, applies.encryption),
    key: compare(host.key, applies.key),
    incident: compare(host.incident, runbook.incident === 'any' ? undefined : [runbook.incident]),
  }
}

function compare(value: string | null | undefined, allowed: readonly string[] | undefined): Fit {
  if (value === null || value === undefined || value === '' || allowed === undefined) return 'unknown'
  return allowed.includes(value) ? 'matches' : 'differs'
}

/** "Windows 11 Enterprise", "macOS 14.5" as the format names systems; what says nothing, like a bare version, is unknown. */
function readSystem(os: string | null | undefined): string | null {
  const words = os ?? ''
  if (/windows|^win/i.test(words.trim())) return /server/i.test(words) ? 'windows-server' : 'windows-client'
  return /mac|os x|darwin|linux|ubuntu|debian|red ?hat|suse|android|ios|chrome/i.test(words) ? 'not-windows' : null
}

/** "Domain Controller" as the format writes it. */
function readRole(role: string | null | undefined): string | null {
  return role?.trim().toLowerCase().replace(/\s+/g, '-') ?? null
}

function score(fits: Fits): number {
  const worth = { matches: 2, unknown: 0, differs: -3 }
  return worth[fits.environment] * 4 + worth[fits.os] + worth[fits.role] + worth[fits.encryption] + worth[fits.key]
}

interface Judged {
  readonly runbook: Runbook
  readonly fits: Fits
}

/** Of two that fit equally well: by rank, then the one for this role alone, then the more exact one, then by id. */
function compareOrder(a: Judged, b: Judged): number {
  const [one, other] = [a.runbook['applies-to'], b.runbook['applies-to']]
  const byRank = (one.rank ?? 0) - (other.rank ?? 0)
  const byRole = Number(isForRoleAlone(b)) - Number(isForRoleAlone(a))
  return (
    byRank || byRole || one.environments.length - other.environments.length || (a.runbook.id < b.runbook.id ? -1 : 1)
  )
}

function isForRoleAlone({ runbook, fits }: Judged): boolean {
  return fits.role === 'matches' && runbook['applies-to'].roles?.length === 1
}

function explain(host: HostFacts, runbook: Runbook, fits: Fits): Proposal['why'] {
  const names = ['environment', 'os', 'role', 'encryption', 'key'] as const
  const those = (fitting: Fit) => names.filter((name) => fits[name] === fitting).join(' ')
  const details = { environment: host.environment ?? '', matches: those('matches'), differs: those('differs') }
  if (runbook.id === host.continue) return { code: 'runbook.continues', details }
  if (fits.environment === 'unknown') return { code: 'runbook.environment-unknown', details }
  if (details.differs !== '') return { code: 'runbook.fits-partly', details }
  if (!isForRoleAlone({ runbook, fits })) return { code: 'runbook.fits', details }
  const isController = readRole(host.role) === 'domain-controller'
  return { code: isController ? 'runbook.fits-controller' : 'runbook.fits-role', details }
}
