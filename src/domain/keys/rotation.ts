/**
 * Changing a key that somebody has seen: when it is due, and where it is done.
 *
 * A new protector is added before the old one is removed: a drive without any protector keeps its key in plain text
 * on the disk (Microsoft, Remove-BitLockerKeyProtector).
 */

/** Microsoft's own setting for a key that was read waits 1 to 24 hours. */
const dueAfterMs = 24 * 3_600_000

export interface Rotation {
  /** `entra`: "Rotate recovery key" in Intune or Entra. `mbam`: by itself after disclosure. `here`: the command. */
  readonly place: 'entra' | 'mbam' | 'here'
  readonly command: string
}

export function rotationOf(source: string, keyId: string, volume: string): Rotation {
  if (source === 'entra' || source === 'intune' || source === 'graph') return { place: 'entra', command: '' }
  if (source === 'mbam' || source === 'configmgr') return { place: 'mbam', command: '' }
  // A data drive has a letter that only the machine knows.
  if (keyId === '' || volume === 'fixed' || volume === 'removable') return { place: 'here', command: '' }
  const add = 'manage-bde -protectors -add C: -RecoveryPassword'
  return { place: 'here', command: `${add} && manage-bde -protectors -delete C: -id {${keyId}}` }
}

/** @param seenAt ISO 8601 */
export function rotationDueAt(seenAt: string): string {
  return new Date(Date.parse(seenAt) + dueAfterMs).toISOString()
}
