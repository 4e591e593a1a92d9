/**
 * Makes the installers: on Windows a set-up program and a portable one, on macOS a disk image, on Linux an AppImage
 * and a Debian package.
 *
 * Where only the Electron for closed networks can be had, or with `--unpacked`, it makes an unpacked test build
 * instead. That one must not be shipped: it can be driven through the inspector, which its test needs.
 */
import { join } from 'node:path'
import { type AfterPackContext, build, type Configuration, Platform } from 'electron-builder'
import { setShippedFuses, setTestFuses } from './package-fuses.ts'
import { project } from './places.mjs'
import { type SetUp, setUp } from './set-up.ts'
import { runAsCommand, stage } from './stage.mjs'

await runAsCommand(async () => {
  const ready = await setUp()
  const { ships: reachable } = ready.electron
  const ships = reachable && !process.argv.includes('--unpacked')
  await stage('package', async (tell) => {
    tell.slow(ships ? 'making the installers' : 'making an unpacked test build')
    const targets = Platform.current().createTarget(ships ? null : 'dir')
    const made = await build({ projectDir: project, targets, publish: 'never', config: configure(ready, ships) })
    tell.done(ships ? made.join('\n  ') : join(project, 'dist', 'linux-unpacked'))
  })
  if (!ships) console.log('\nThis is a TEST BUILD and cannot be shipped.')
  if (!reachable) {
    console.log(
      'The Electron that ships is out of reach here, so it was made from Electron ' +
        `${ready.electron.version}. Run it again where the download works to get the installers.`,
    )
  }
  return 0
})

function configure({ electron, binding }: SetUp, ships: boolean): Configuration {
  return {
    appId: 'bluelift.desktop',
    productName: 'Bluelift',
    copyright: 'Apache License 2.0',
    directories: { output: 'dist', buildResources: 'resources/icons' },
    electronVersion: electron.version,
    electronDist: electron.folder,
    // The native module brings its binary for every system; nothing is compiled on the user's behalf.
    npmRebuild: false,
    files: [
      'out/**',
      '!out/built-from',
      'package.json',
      '!**/node_modules/better-sqlite3/{deps,src}/**',
      '!**/node_modules/better-sqlite3/binding.gyp',
      '!**/node_modules/better-sqlite3/prebuilds/*',
      `**/node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`,
      '!**/node_modules/node-addon-api/**',
      // The Node that is pinned for the tools.
      '!**/node_modules/node-{linux,win}-*/**',
    ],
    // Only what the system itself must load lies outside the archive, whose check does not cover it there.
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    extraResources: [
      { from: 'resources', to: 'resources', filter: ['**/*', '!icons/**'] },
      ...(binding === null ? [] : [{ from: binding, to: 'sqlite-binding.node' }]),
    ],
    // Without its languages Chromium would take more room than all of Bluelift.
    electronLanguages: ['en', 'en-US', 'zh-CN', 'zh_CN'],
    afterPack: (context) => setFuses(context, ships),
    win: { icon: 'resources/icons/icon.png', target: ['nsis', 'portable'] },
    nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
    mac: { icon: 'resources/icons/icon.png', target: ['dmg'], category: 'public.app-category.utilities' },
    linux: {
      icon: 'resources/icons/icon.png',
      target: ['AppImage', 'deb'],
      category: 'Utility',
      executableName: 'bluelift',
      maintainer: 'The Bluelift contributors',
    },
    // A Debian package has to name a home page, and there is none; this name is reserved never to exist.
    extraMetadata: { homepage: 'https://bluelift.invalid' },
  }
}

async function setFuses({ appOutDir, packager, electronPlatformName }: AfterPackContext, ships: boolean) {
  const name = packager.appInfo.productFilename
  const programByPlatform: Record<string, string> = { darwin: `${name}.app`, win32: `${name}.exe`, linux: 'bluelift' }
  const program = programByPlatform[electronPlatformName]
  if (program === undefined) throw new Error(`no program name for ${electronPlatformName}`)
  await (ships ? setShippedFuses : setTestFuses)(join(appOutDir, program))
}
