/**
 * Handlers for recovery keys. The digits of a key leave this process in the answer of a reveal and nowhere else.
 */
import type { Input, Output } from '../../src/contract/index.ts'
import type { keyMethods } from '../../src/contract/keys.ts'
import type { Draft } from '../../src/domain/log/event.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { requireHost } from '../core/hosts/find-host.ts'
import { writeEvents } from '../core/log/write-events.ts'
import { emergencyFolder } from '../core/vault/emergency.ts'
import { addKey, commitKeys, discardStagedKeys } from '../core/vault/import-keys.ts'
import { requireKey } from '../core/vault/key-rows.ts'
import { revealInEmergency, revealKey } from '../core/vault/reveal.ts'
import type { Sealing } from './key-reader.ts'
import { noJob } from './readers.ts'
import type { Handlers } from './router.ts'
import type { Session } from './session.ts'
import { requireVault } from './vault-handlers.ts'

export function openKeyHandlers(session: Session): Pick<Handlers, keyof typeof keyMethods> {
  const { keeper } = session
  const now = session.setting.now

  const write = (drafts: readonly Draft[]): string[] => {
    const ids = writeEvents(session.writer(), drafts)
    session.wrote('keys', 'hosts')
    return ids
  }
  const rowOf = (key: string): Output<'keys.assign'> => requireKey(session.writer().db, key)
  const sealer = () => keeper.sealer(requireVault(session))

  return {
    'keys.import-preview': (input) => {
      session.db()
      return session.keyReader.preview(input.path)
    },
    'keys.import-plan': (input) =>
      session.jobs.run(input.job, async (job) => {
        const workspace = session.writer()
        const staged = await session.keyReader.stage(
          workspace.folder,
          sealing(session, workspace.id),
          input.path,
          false,
          job,
        )
        const { counts, refused, conflicts, unassigned } = staged
        return { counts, refused, conflicts, unassigned }
      }),
    'keys.import': (input) => runImport(session, input),
    'keys.add': async (input) => {
      const added = addKey(session.writer(), sealer(), input)
      await session.settle(noJob, 0)
      session.wrote('keys', 'hosts')
      return added
    },
    'keys.assign': ({ key, host }) => {
      rowOf(key)
      write([{ type: 'key-assigned', host: requireHost(session.db(), host).id, payload: { key } }])
      return rowOf(key)
    },
    'keys.list': (input) => session.ask('keys.list', input),
    'keys.counts': (input) => session.ask('keys.counts', input),
    'keys.find': (input) => session.ask('keys.find', input),
    'keys.rotation': (input) => session.ask('keys.rotation', input),
    'keys.rotation-export': (input) => session.ask('keys.rotation-export', input),
    'keys.audit': (input) => session.ask('keys.audit', input),
    'keys.reveal': async (input) => {
      const workspace = session.writer()
      requireVault(session)
      const revealed = await revealKey(workspace, keeper, input, now)
      session.wrote('keys', 'hosts', 'vault')
      return revealed
    },
    'keys.emergency-reveal': async (input) => {
      const workspace = session.writer()
      requireVault(session)
      const folder = input.folder ?? emergencyFolder(session.setting.profile.folder)
      const revealed = await revealInEmergency(workspace, keeper, { ...input, folder }, now)
      session.recordedIn(folder)
      session.wrote('keys', 'hosts', 'vault')
      return revealed
    },
    'keys.hide': ({ event }) => {
      const shown = session
        .writer()
        .db.prepare<[string], { key: string; host: string; run: string }>(
          "SELECT key, host, run FROM key_act WHERE event = ? AND kind = 'revealed'",
        )
        .get(event)
      if (shown === undefined) throw new Refusal('key.not-found', { event })
      write([{ type: 'key-hidden', ...placeOf(shown), payload: { key: shown.key, event } }])
      return {}
    },
    'keys.outcome': ({ key, result, reason }) => {
      rowOf(key)
      const shown = lastReveal(session, key)
      if (shown === undefined) throw new Refusal('key.not-revealed', { key })
      const why = reason?.trim() ?? ''
      write([
        result === 'opened'
          ? { type: 'key-used', ...placeOf(shown), payload: { key } }
          : { type: 'key-refused', ...placeOf(shown), payload: { key, ...(why === '' ? {} : { reason: why }) } },
      ])
      return rowOf(key)
    },
    'keys.rotated': ({ key, how, reason }) => {
      const { hostId } = rowOf(key)
      const why = reason?.trim() ?? ''
      if (how === 'waived' && why === '') throw new Refusal('key.reason-needed', { key })
      write([
        {
          type: 'key-rotated',
          ...(hostId === null ? {} : { host: hostId }),
          payload: { key, how, ...(why === '' ? {} : { reason: why }) },
        },
      ])
      return rowOf(key)
    },
  }
}

function runImport(session: Session, input: Input<'keys.import'>): Promise<Output<'keys.import'>> {
  return session.jobs.run(input.job, async (job) => {
    const workspace = session.writer()
    const vault = requireVault(session)
    await session.settle(noJob, 0)
    const staged = await session.keyReader.stage(
      workspace.folder,
      sealing(session, workspace.id),
      input.path,
      true,
      job,
    )
    try {
      job.signal.throwIfAborted()
      const id = commitKeys(workspace, vault, staged)
      await session.settle(job, staged.stored)
      session.wrote('keys')
      const { counts, refused, conflicts, fileName, source } = staged
      return { import: { ...counts, id: id ?? '', file: fileName, source }, refused, conflicts }
    } finally {
      discardStagedKeys(staged)
    }
  })
}

/** @throws {Refusal} `vault.none`, `vault.locked` */
function sealing(session: Session, workspace: string): Sealing {
  const vault = requireVault(session)
  const opened = session.keeper.opened().find((one) => one.vault === vault)
  if (opened === undefined) throw new Refusal('vault.locked', { vault })
  return { workspace, vault, dataKey: opened.dataKey }
}

function lastReveal(session: Session, key: string): { host: string; run: string } | undefined {
  return session
    .writer()
    .db.prepare<[string], { host: string; run: string }>(
      "SELECT host, run FROM key_act WHERE key = ? AND kind = 'revealed' ORDER BY placed DESC LIMIT 1",
    )
    .get(key)
}

function placeOf({ host, run }: { host: string; run: string }): { host?: string; run?: string } {
  return { ...(host === '' ? {} : { host }), ...(run === '' ? {} : { run }) }
}
