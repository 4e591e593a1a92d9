/**
 * The one place where a passphrase is tried: one after another, slower after wrong ones, each wrong one in the log.
 */
import { waitLeft } from '../../../src/domain/keys/delay.ts'
import type { VaultFold } from '../../../src/domain/keys/fold-vault.ts'
import type { Draft } from '../../../src/domain/log/event.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { writeEvents } from '../log/write-events.ts'
import type { Workspace } from '../workspace/open.ts'
import { readFailures, readVault } from './read-vault.ts'
import { type OpenedVault, trySlots } from './slots.ts'

export interface Guard {
  /**
   * Tries a passphrase, for one person or for everybody.
   *
   * @returns what it opens; the caller wipes the data keys
   * @throws {Refusal} `vault.none`, `vault.person-unknown`, `vault.wait` with `waitMs`, `vault.wrong-passphrase` with
   *   `failures` and `waitMs`, `vault.damaged`, `vault.of-another-workspace`
   */
  try(workspace: Workspace, person: string | undefined, passphrase: string): Promise<OpenedVault[]>
  /** Wrong passphrases in a row and what is left of the wait. */
  failures(workspace: Workspace): { readonly count: number; readonly waitMs: number }
}

export function openGuard(now: () => number): Guard {
  // Counted here as well: a disk that takes no event must not make guessing free.
  let unwritten = 0
  let lastUnwrittenMs = 0
  let turn: Promise<unknown> = Promise.resolve()

  const failures: Guard['failures'] = (workspace) => {
    const written = readFailures(workspace.db, workspace.station.id)
    const count = written.count + unwritten
    return { count, waitMs: waitLeft(count, Math.max(written.lastMs, lastUnwrittenMs), now()) }
  }

  const attempt = async (
    workspace: Workspace,
    person: string | undefined,
    passphrase: string,
  ): Promise<OpenedVault[]> => {
    const fold = readVault(workspace.db)
    const slots = slotsOf(fold, person)
    const { waitMs } = failures(workspace)
    if (waitMs > 0) throw new Refusal('vault.wait', { waitMs, seconds: Math.ceil(waitMs / 1_000) })
    const opened = await trySlots(workspace, slots, passphrase)
    if (opened.length > 0) return opened
    if (!record(workspace, [{ type: 'vault-refused', payload: { person: person ?? '' } }])) {
      unwritten += 1
      lastUnwrittenMs = now()
    }
    const after = failures(workspace)
    throw new Refusal('vault.wrong-passphrase', {
      failures: after.count,
      waitMs: after.waitMs,
      seconds: Math.ceil(after.waitMs / 1_000),
    })
  }

  return {
    failures,
    try(workspace, person, passphrase) {
      // In turn: many at once would all be tried before the first wrong one counts.
      const mine = turn.then(async () => {
        const opened = await attempt(workspace, person, passphrase)
        unwritten = 0
        record(
          workspace,
          opened.map(({ vault, slot, person: whose }) => ({
            type: 'vault-opened',
            payload: { vault, slot, person: whose },
          })),
        )
        return opened
      })
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}

function slotsOf({ vaults, slots }: VaultFold, person: string | undefined): VaultFold['slots'] {
  if (vaults.length === 0) throw new Refusal('vault.none')
  if (person === undefined) return slots
  const theirs = slots.filter((slot) => slot.person === person)
  if (theirs.length === 0) throw new Refusal('vault.person-unknown', { person })
  return theirs
}

/** A full disk must not keep a vault shut: what was tried is noted if it can be. */
function record(workspace: Workspace, drafts: readonly Draft[]): boolean {
  try {
    writeEvents(workspace, drafts)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
