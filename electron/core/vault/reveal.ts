/**
 * Shows one key: who asks, whose key it is, whether it may be shown; then the event, on disk; then the digits.
 */
import { normalizeKeyId } from '../../../src/domain/keys/key.ts'
import type { Draft } from '../../../src/domain/log/event.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { requireHost } from '../hosts/find-host.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import { writeEvents } from '../log/write-events.ts'
import type { Workspace } from '../workspace/open.ts'
import type { ReadDb } from '../workspace/sqlite.ts'
import { writeEmergency } from './emergency.ts'
import type { Keeper } from './keeper.ts'
import { findKeys, type KeyRow, keysOfHost } from './key-rows.ts'
import { readVault } from './read-vault.ts'
import { groupsOf, type KeyAbout } from './seal.ts'

export interface RevealWish {
  readonly host: string
  readonly keyId?: string | undefined
  /** Which of several with the same id, or of a host's without one. */
  readonly key?: string | undefined
  readonly reason?: string | undefined
  readonly second?: { readonly person: string; readonly passphrase: string } | undefined
}

/** How long digits may stand on a screen before they are asked for again: as long as a practised hand types them. */
export const shownMs = 120_000

/** What keeps an event from being written while everything else works. */
const unwritten: ReadonlySet<string> = new Set(['workspace.disk-full', 'workspace.disk-error', 'workspace.read-only'])

/**
 * Reveals the key of a host.
 *
 * @throws {Refusal} `vault.locked`, `host.not-found`, `host.ambiguous`, `key.not-found`, `key.ambiguous`,
 *   `key.other-host`, `key.reason-needed`, `vault.second-needed`, `vault.second-same`, `vault.wrong-passphrase`,
 *   `vault.damaged`; `vault.reveal-not-recorded` when the log cannot be written. No digit leaves then
 */
export async function revealKey(workspace: Workspace, keeper: Keeper, wish: RevealWish, now: () => number) {
  const asked = await ask(workspace, keeper, wish)
  // Opened before the event is written: a key that cannot be opened was not revealed.
  const packed = open(workspace, keeper, asked.key)
  try {
    return {
      ...answer(asked, groupsOf(packed), now),
      event: recordIn(workspace, asked.draft),
      recorded: 'log' as const,
      path: '',
    }
  } finally {
    packed.fill(0)
  }
}

/**
 * The same when the log cannot be written: a signed record beside it, forced to disk, comes first. Where the log can
 * be written it is used.
 *
 * @throws {Refusal} as `revealKey`; `vault.emergency-not-recorded`
 */
export async function revealInEmergency(
  workspace: Workspace,
  keeper: Keeper,
  wish: RevealWish & { readonly folder: string },
  now: () => number,
) {
  const asked = await ask(workspace, keeper, wish)
  const packed = open(workspace, keeper, asked.key)
  try {
    const shown = answer(asked, groupsOf(packed), now)
    try {
      return { ...shown, event: recordIn(workspace, asked.draft), recorded: 'log' as const, path: '' }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
    const written = writeEmergency(workspace, wish.folder, asked.draft, now())
    return { ...shown, event: written.id, recorded: 'side-file' as const, path: written.path }
  } finally {
    packed.fill(0)
  }
}

interface Asked {
  readonly host: HostTableRow
  readonly key: KeyRow
  readonly draft: Draft<'key-revealed'>
}

async function ask(workspace: Workspace, keeper: Keeper, wish: RevealWish): Promise<Asked> {
  const by = keeper.opened()[0]?.person ?? ''
  const host = requireHost(workspace.db, wish.host)
  const key = requireKeyOf(workspace.db, host, wish)
  const reason = wish.reason?.trim() ?? ''
  if (host.run === null && reason === '') throw new Refusal('key.reason-needed', { host: host.name })
  const second = await requireSecond(workspace, keeper, host, by, wish.second)
  return {
    host,
    key,
    draft: {
      type: 'key-revealed',
      host: host.id,
      ...(host.run === null ? {} : { run: host.run }),
      payload: {
        key: key.key,
        keyId: key.keyId,
        by,
        ...(second === '' ? {} : { second }),
        ...(reason === '' ? {} : { reason }),
      },
    },
  }
}

/** The key that the machine asks for. An id on its screen says more than what anybody believes of the machine. */
function requireKeyOf(db: ReadDb, host: HostTableRow, { keyId, key }: RevealWish): KeyRow {
  const chosen = (keys: readonly KeyRow[]) => (key === undefined ? keys : keys.filter((one) => one.key === key))
  if (keyId === undefined || keyId.trim() === '') {
    const keys = keysOfHost(db, host).filter(({ state }) => state !== 'rotated')
    return requireOne(chosen(keys), { host: host.name })
  }
  const found = findKeys(db, normalizeKeyId(keyId) ?? keyId).keys
  const theirs = found.filter(({ hostId }) => hostId === host.id)
  if (theirs.length > 0) return requireOne(chosen(theirs), { host: host.name, keyId })
  const [other] = found
  if (other === undefined) throw new Refusal('key.not-found', { host: host.name, keyId })
  throw new Refusal('key.other-host', { host: host.name, keyId: other.keyId, key: other.key, other: other.host ?? '' })
}

function requireOne(keys: readonly KeyRow[], details: Readonly<Record<string, string>>): KeyRow {
  const [only, ...more] = keys
  if (only === undefined) throw new Refusal('key.not-found', details)
  if (more.length === 0) return only
  throw new Refusal('key.ambiguous', {
    ...details,
    candidates: keys
      .slice(0, 20)
      .map(({ key, keyId, volume, createdAt, state }) => ({ key, keyId, volume, createdAt, state })),
  })
}

async function requireSecond(
  workspace: Workspace,
  keeper: Keeper,
  host: HostTableRow,
  by: string,
  second: RevealWish['second'],
): Promise<string> {
  const isNeeded = host.criticality === 1 && readVault(workspace.db).second === 'criticality-1'
  if (second === undefined) {
    if (isNeeded) throw new Refusal('vault.second-needed', { host: host.name })
    return ''
  }
  if (second.person === by) throw new Refusal('vault.second-same', { person: by })
  for (const { dataKey } of await keeper.guard.try(workspace, second.person, second.passphrase)) dataKey.fill(0)
  return second.person
}

/** @throws {Refusal} `vault.damaged`, `vault.locked` */
function open(workspace: Workspace, keeper: Keeper, { key }: KeyRow): Buffer {
  const stored = workspace.db
    .prepare<[string], Omit<KeyAbout, 'key' | 'claims'> & { vault: string; sealed: Buffer; claims: string }>(`
      SELECT vault, sealed, key_id AS keyId, volume, created_at AS createdAt, source, claims FROM vault_key WHERE id = ?
    `)
    .get(key)
  if (stored === undefined) throw new Refusal('key.not-found', { key })
  const { vault, sealed, claims, ...about } = stored
  return keeper.sealer(vault).open(sealed, { ...about, key, claims: JSON.parse(claims) })
}

function recordIn(workspace: Workspace, draft: Draft<'key-revealed'>): string {
  try {
    return writeEvents(workspace, [draft])[0] ?? ''
  } catch (error) {
    if (error instanceof Refusal && unwritten.has(error.code))
      throw new Refusal('vault.reveal-not-recorded', { because: error.code })
    throw error
  }
}

function answer({ host, key }: Asked, groups: string[], now: () => number) {
  return {
    key: key.key,
    keyId: key.keyId,
    host: { id: host.id, name: host.name },
    volume: key.volume,
    groups,
    expiresAt: new Date(now() + shownMs).toISOString(),
  }
}
