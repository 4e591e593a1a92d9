/**
 * The fuses of the packed program: what this copy of Electron can never be talked into again.
 *
 * The archive check has no effect on Linux, and covers no unpacked native module on any system.
 */
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'

const common = {
  // Nobody turns an installed Bluelift into a Node that runs their script.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The page comes from app:, never from file:.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
} as const

const shipped = {
  ...common,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const

// The test of the packed program drives it through the inspector. An older Electron lacks the last fuse.
const test = {
  ...common,
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
} as const

/** A fuse that a newer Electron adds makes this fail, so that somebody decides about it. */
export async function setShippedFuses(program: string): Promise<void> {
  await flipFuses(program, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Changing the program breaks the provisional signature that macOS wants to see on it.
    resetAdHocDarwinSignature: process.platform === 'darwin',
    ...shipped,
  })
  await checkFuses(program, shipped)
}

export async function setTestFuses(program: string): Promise<void> {
  await flipFuses(program, { version: FuseVersion.V1, ...test })
  await checkFuses(program, test)
}

/** Reads them back from the program itself. */
async function checkFuses(program: string, wanted: Readonly<Record<number, boolean>>): Promise<void> {
  const wire: Readonly<Record<string, unknown>> = { ...(await getCurrentFuseWire(program)) }
  for (const [fuse, on] of Object.entries(wanted)) {
    if (wire[fuse] === (on ? FuseState.ENABLE : FuseState.DISABLE)) continue
    throw new Error(`fuse ${FuseV1Options[Number(fuse)]} of ${program} is not ${on ? 'on' : 'off'}`)
  }
}
