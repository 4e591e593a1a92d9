/**
 * Handlers for the vault: who can open it, whether it is open.
 */
import type { Output } from '../../src/contract/index.ts'
import type { vaultMethods } from '../../src/contract/vault.ts'
import { isLastPassphrase } from '../../src/domain/keys/fold-vault.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { writeEvents } from '../core/log/write-events.ts'
import { warningMs } from '../core/vault/keeper.ts'
import { readVault } from '../core/vault/read-vault.ts'
import { addPerson, changePassphrase, createVault, removePerson } from '../core/vault/slots.ts'
import type { Handlers } from './router.ts'
import type { Session } from './session.ts'

export function openVaultHandlers(session: Session): Pick<Handlers, keyof typeof vaultMethods> {
  const { keeper } = session
  const { kdfCost } = session.setting

  const state = (): Output<'vault.state'> => {
    const fold = readVault(session.db())
    const open = keeper.state()
    const now = session.setting.now()
    const { count, waitMs } = session.canWrite() ? keeper.guard.failures(session.writer()) : { count: 0, waitMs: 0 }
    return {
      exists: fold.vaults.length > 0,
      unlocked: open !== null,
      person: open?.person ?? '',
      locksAt: open === null ? null : iso(open.locksAt),
      warnsAt: open === null ? null : iso(open.locksAt - warningMs),
      locksSoon: open !== null && open.locksAt - now <= warningMs,
      failures: count,
      waitUntil: waitMs === 0 ? null : iso(now + waitMs),
      second: fold.second,
      emergency: session.emergencies(),
    }
  }
  const wrote = (): Output<'vault.state'> => {
    session.wrote('vault')
    return state()
  }

  return {
    'vault.state': () => state(),
    'vault.create': async ({ person, passphrase }) => {
      const workspace = session.writer()
      keeper.open(workspace, [await createVault(workspace, person ?? session.actor(), passphrase, kdfCost)])
      return wrote()
    },
    'vault.unlock': async ({ person, passphrase }) => {
      const workspace = session.writer()
      const opened = await keeper.guard.try(workspace, person, passphrase)
      if (session.writer() !== workspace) {
        // Closed, or another one opened, while the key was derived.
        for (const { dataKey } of opened) dataKey.fill(0)
      } else keeper.open(workspace, opened)
      return wrote()
    },
    'vault.lock': () => {
      keeper.lock()
      return state()
    },
    'vault.stay': () => {
      keeper.stay()
      return state()
    },
    'vault.people': () => {
      const { slots } = readVault(session.db())
      return {
        people: slots.map((slot) => ({
          slot: slot.id,
          person: slot.person,
          kind: slot.kind,
          addedAt: slot.addedAt,
          addedBy: slot.addedBy,
          changedAt: slot.changedAt,
          removable: !isLastPassphrase(slot, slots),
        })),
      }
    },
    'vault.add-person': async ({ person, passphrase }) => {
      const workspace = session.writer()
      requireVault(session)
      const slot = await addPerson(workspace, keeper.opened(), person, passphrase, kdfCost)
      wrote()
      return { slot }
    },
    'vault.change-passphrase': async ({ person, old, passphrase }) => {
      const workspace = session.writer()
      const shown = await keeper.guard.try(workspace, person, old)
      try {
        await changePassphrase(workspace, shown, passphrase, kdfCost)
      } finally {
        for (const { dataKey } of shown) dataKey.fill(0)
      }
      wrote()
      return { slot: shown[0]?.slot ?? '' }
    },
    'vault.remove-person': ({ person }) => {
      const workspace = session.writer()
      requireVault(session)
      keeper.opened()
      removePerson(workspace, person)
      wrote()
      return {}
    },
    'vault.set-policy': ({ second }) => {
      const workspace = session.writer()
      requireVault(session)
      keeper.opened()
      if (readVault(workspace.db).second !== second)
        writeEvents(workspace, [{ type: 'vault-policy-set', payload: { second } }])
      return wrote()
    },
  }
}

/** The id of the vault that takes new keys: the oldest. @throws {Refusal} `vault.none` */
export function requireVault(session: Session): string {
  const [vault] = readVault(session.db()).vaults
  if (vault === undefined) throw new Refusal('vault.none')
  return vault.id
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
