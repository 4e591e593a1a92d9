/**
 * Who can open a vault: slots are added, changed and removed without touching a sealed key.
 *
 * The wrapped key of a slot is stored before the event that names it and erased after the event that ends it. What a
 * crash leaves in between is erased at the next open.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { crockford80 } from '../../../src/domain/ids.ts'
import { isLastPassphrase, type Slot, type VaultFold } from '../../../src/domain/keys/fold-vault.ts'
import { judgePassphrase, leastPassphraseLength, mostPassphraseLength } from '../../../src/domain/keys/passphrase.ts'
import type { Draft } from '../../../src/domain/log/event.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { attachmentPath, readAttachment, storeAttachment, syncFolder } from '../log/attachments.ts'
import { writeEvents } from '../log/write-events.ts'
import { refusalOfFile } from '../workspace/file-error.ts'
import { attachmentsName } from '../workspace/layout.ts'
import type { Workspace } from '../workspace/open.ts'
import { type KdfCost, kdfCost, makeDataKey, type SlotAbout, unwrapDataKey, wrapDataKey } from './header.ts'
import { readVault } from './read-vault.ts'

/** A data key with the vault that it opens. Whoever holds it wipes it. */
export interface OpenedVault {
  readonly vault: string
  readonly slot: string
  readonly person: string
  readonly dataKey: Buffer
}

/** @throws {Refusal} `vault.passphrase-too-short`, `vault.passphrase-too-long` */
export function requirePassphrase(passphrase: string): void {
  const fault = judgePassphrase(passphrase)
  if (fault === 'too-short') throw new Refusal('vault.passphrase-too-short', { least: leastPassphraseLength })
  if (fault === 'too-long') throw new Refusal('vault.passphrase-too-long', { most: mostPassphraseLength })
}

/**
 * Makes the vault of a workspace with its first person.
 *
 * @throws {Refusal} `vault.exists`, `person.name-needed`, `vault.passphrase-too-short`, `vault.passphrase-too-long`
 */
export async function createVault(
  workspace: Workspace,
  person: string,
  passphrase: string,
  cost: KdfCost = kdfCost,
): Promise<OpenedVault> {
  const name = requireName(person)
  requirePassphrase(passphrase)
  requireNoVault(workspace)
  const vault = crockford80(randomBytes(10))
  const dataKey = makeDataKey()
  try {
    const added = await wrapFor(workspace, vault, name, dataKey, passphrase, cost)
    // The derivation took a while: somebody may have made one meanwhile.
    requireNoVault(workspace)
    writeEvents(workspace, [{ type: 'vault-created', payload: { vault } }, added])
    return { vault, slot: added.payload.slot, person: name, dataKey }
  } catch (error) {
    dataKey.fill(0)
    throw error
  }
}

/** @throws {Refusal} `vault.person-exists`, `person.name-needed`, `vault.passphrase-too-short` */
export async function addPerson(
  workspace: Workspace,
  opened: readonly OpenedVault[],
  person: string,
  passphrase: string,
  cost: KdfCost = kdfCost,
): Promise<string> {
  const name = requireName(person)
  requirePassphrase(passphrase)
  requireNew(workspace, name)
  const added: (Draft & { payload: { slot: string } })[] = []
  for (const { vault, dataKey } of opened) {
    added.push(await wrapFor(workspace, vault, name, dataKey, passphrase, cost))
  }
  requireNew(workspace, name)
  writeEvents(workspace, added)
  return added[0]?.payload.slot ?? ''
}

/**
 * Wraps the data key anew for somebody who has just shown the old passphrase.
 *
 * @param shown what the old passphrase opened: one slot of each vault that it fits
 */
export async function changePassphrase(
  workspace: Workspace,
  shown: readonly OpenedVault[],
  passphrase: string,
  cost: KdfCost = kdfCost,
): Promise<void> {
  requirePassphrase(passphrase)
  const drafts: Draft[] = []
  for (const { vault, slot, person, dataKey } of shown) {
    const header = await wrapDataKey(dataKey, passphrase, aboutOf(workspace, { vault, id: slot, person }), cost)
    drafts.push({ type: 'vault-slot-changed', payload: { vault, slot, header: store(workspace, header) } })
  }
  writeEvents(workspace, drafts)
  eraseHeaders(workspace)
}

/** @throws {Refusal} `vault.person-unknown`, `vault.last-person` */
export function removePerson(workspace: Workspace, person: string): void {
  const { slots } = readVault(workspace.db)
  const theirs = slots.filter((slot) => slot.person === person)
  if (theirs.length === 0) throw new Refusal('vault.person-unknown', { person })
  if (theirs.some((slot) => isLastPassphrase(slot, slots))) throw new Refusal('vault.last-person', { person })
  writeEvents(
    workspace,
    theirs.map(({ id, vault }) => ({ type: 'vault-slot-removed', payload: { vault, slot: id } })),
  )
  eraseHeaders(workspace)
}

/** Erases the wrapped keys that nobody may open any more. What cannot be erased now is tried again at the next open. */
export function eraseHeaders(workspace: Workspace): void {
  const paths = readVault(workspace.db).erased.map((header) => attachmentPath(workspace.folder, header))
  const left = paths.filter((path) => existsSync(path))
  if (left.length === 0) return
  try {
    for (const path of left) rmSync(path)
    syncFolder(`${workspace.folder}/${attachmentsName}`)
  } catch (error) {
    if (refusalOfFile(error) === null) throw error
  }
}

/**
 * Tries a passphrase on slots.
 *
 * @returns for each vault that it opens the first slot that fits; the caller wipes the data keys
 * @throws {Refusal} `vault.damaged` when it opens nothing and a slot could not be read, `vault.of-another-workspace`
 */
export async function trySlots(
  workspace: Workspace,
  slots: readonly Slot[],
  passphrase: string,
): Promise<OpenedVault[]> {
  const found = new Map<string, OpenedVault>()
  let broken: Refusal | null = null
  for (const slot of slots) {
    if (slot.kind !== 'passphrase' || found.has(slot.vault)) continue
    const header = readAttachment(workspace.folder, slot.header)
    try {
      if (header === null) throw new Refusal('vault.damaged', { person: slot.person })
      const dataKey = await unwrapDataKey(header, passphrase, aboutOf(workspace, slot))
      if (dataKey !== null) found.set(slot.vault, { vault: slot.vault, slot: slot.id, person: slot.person, dataKey })
    } catch (error) {
      // One damaged slot must not keep the others out.
      if (!(error instanceof Refusal)) throw error
      broken = error
    }
  }
  if (found.size === 0 && broken !== null) throw broken
  return [...found.values()]
}

function aboutOf(workspace: Workspace, slot: Pick<Slot, 'vault' | 'id' | 'person'>): SlotAbout {
  return { workspace: workspace.id, vault: slot.vault, slot: slot.id, person: slot.person }
}

async function wrapFor(
  workspace: Workspace,
  vault: string,
  person: string,
  dataKey: Buffer,
  passphrase: string,
  cost: KdfCost,
): Promise<Draft<'vault-slot-added'>> {
  const slot = crockford80(randomBytes(10))
  const header = await wrapDataKey(dataKey, passphrase, aboutOf(workspace, { vault, id: slot, person }), cost)
  return {
    type: 'vault-slot-added',
    payload: { vault, slot, kind: 'passphrase', person, header: store(workspace, header) },
  }
}

function store(workspace: Workspace, header: Buffer): string {
  try {
    return storeAttachment(workspace.folder, header)
  } catch (error) {
    throw refusalOfFile(error) ?? error
  }
}

function requireName(person: string): string {
  const name = person.trim()
  if (name === '') throw new Refusal('person.name-needed')
  return name
}

function requireNoVault(workspace: Workspace): void {
  if (readVault(workspace.db).vaults.length > 0) throw new Refusal('vault.exists')
}

function requireNew(workspace: Workspace, name: string): void {
  const { slots }: VaultFold = readVault(workspace.db)
  if (slots.some((slot) => slot.person === name)) throw new Refusal('vault.person-exists', { person: name })
}
