/**
 * The station: one installation of Bluelift for one workspace and one user, with its own signing key.
 *
 * Key and last `seq` are kept in the user's profile, not in the workspace, so that a workspace that was copied or
 * restored gets a new station instead of a fork of the old one.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { crockford80 } from '../../../src/domain/ids.ts'
import { writeWhole } from '../log/attachments.ts'

export interface Station {
  readonly id: string
  /** Base64 of the SPKI form. */
  readonly publicKey: string
  sign(hash: Buffer): string
  /** Remembers the last `seq` that was committed. */
  remember(seq: number): void
  /** The last `seq` that the profile remembers; 0 for a new station. */
  readonly remembered: number
  close(): void
}

/** 16 Crockford base32 characters of SHA-256 of the SPKI bytes of the public key. */
export function stationIdOf(publicKey: string): string {
  return crockford80(createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest())
}

/** Finds this profile's station for a workspace, or `null`. */
export function findStation(profile: string, workspace: string): Station | null {
  const file = join(profile, 'stations', `${workspace}.key`)
  if (!existsSync(file)) return null
  return stationOf(profile, workspace, createPrivateKey(readFileSync(file)))
}

/** Makes a new station and keeps its key before it is used. An older station of the same workspace is set aside. */
export function makeStation(profile: string, workspace: string): Station {
  const folder = join(profile, 'stations')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  const file = join(folder, `${workspace}.key`)
  writeKey(`${file}.new`, String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
  // Only now, when the new key is on disk: a full disk must not cost the old one.
  if (existsSync(file)) renameSync(file, join(folder, `${workspace}.${Date.now()}.old-key`))
  renameSync(`${file}.new`, file)
  const station = stationOf(profile, workspace, privateKey)
  try {
    station.remember(0)
  } catch (error) {
    station.close()
    throw error
  }
  return { ...station, remembered: 0 }
}

/** Drops the station of a workspace that could not be made. */
export function forgetStation(profile: string, workspace: string): void {
  for (const kind of ['key', 'seq']) rmSync(join(profile, 'stations', `${workspace}.${kind}`), { force: true })
}

function writeKey(file: string, pem: string): void {
  try {
    const fd = openSync(file, 'w', 0o600)
    try {
      writeWhole(fd, Buffer.from(pem))
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  }
}

function stationOf(profile: string, workspace: string, privateKey: KeyObject): Station {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
  const seqFile = join(profile, 'stations', `${workspace}.seq`)
  const remembered = existsSync(seqFile) ? Number.parseInt(readFileSync(seqFile, 'utf8'), 10) || 0 : 0
  const fd = openSync(seqFile, existsSync(seqFile) ? 'r+' : 'w+', 0o600)
  return {
    id: stationIdOf(publicKey),
    publicKey,
    remembered,
    sign: (hash) => sign(null, hash, privateKey).toString('base64'),
    // Fixed width, so that one short write replaces the old number whole.
    remember: (seq) => {
      writeSync(fd, String(seq).padStart(16, '0'), 0)
    },
    close: () => {
      closeSync(fd)
    },
  }
}
