/**
 * A recovery environment for tests: Wine's `cmd` with made-up volumes. Only the tools that Wine cannot have
 * (`manage-bde`, `bcdedit`, `diskpart`, `reg`) are stand-ins.
 */
import { execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const wine = existsSync('/usr/lib/wine/wine64') ? '/usr/lib/wine/wine64' : undefined

/** Why nothing can be run here, or `null`. */
export const whyNoWine = wine === undefined ? 'no Wine: apt-get install -y --no-install-recommends wine64' : null

const standIns: Readonly<Record<string, string>> = {
  'manage-bde': 'if /i "%2"=="F:" exit /b 0\nexit /b 1',
  bcdedit: 'exit /b 0',
  diskpart: 'exit /b 0',
  reg: [
    'if /i "%4"=="ActiveTimeBias" echo     ActiveTimeBias    REG_DWORD    0x1e0',
    'if /i "%4"=="ComputerName" echo     ComputerName    REG_SZ    LT-FIN-07',
    'if /i "%4"=="iDate" echo     iDate    REG_SZ    0',
    'exit /b 0',
  ].join('\n'),
}

export interface FakeRecovery {
  /** Files of a volume: path to local time. A volume that is named has Windows on it. */
  volume(letter: string, files: Readonly<Record<string, string>>): string
  /** Takes all volumes and results away. */
  clear(): void
  /**
   * Runs a script, answers each question and each prompt as it comes; gives what stood on the screen. An answer that
   * is a function does what the line that it gives would do on a real machine.
   */
  run(script: string, answers: readonly (string | (() => string))[]): Promise<string>
  results(): string[]
  readonly stick: string
  remove(): void
}

/** Takes about 15 s: Wine makes itself a Windows of 700 MB, in a temporary folder. */
export function aRecovery(): FakeRecovery {
  const root = mkdtempSync(join(tmpdir(), 'bluelift-wine-'))
  const stick = join(root, 'stick')
  const env = { ...process.env, WINEPREFIX: join(root, 'prefix'), WINEDEBUG: '-all', DISPLAY: '', TZ: 'UTC' }
  execFileSync(wine ?? '', ['wineboot', '-i'], { env, stdio: 'ignore' })
  const devices = join(root, 'prefix', 'dosdevices')
  const link = (letter: string, target: string) => {
    mkdirSync(target, { recursive: true })
    symlinkSync(target, join(devices, `${letter.toLowerCase()}:`))
  }
  link('u', stick)
  link('x', join(root, 'ram'))
  mkdirSync(join(root, 'ram', 'temp'))
  mkdirSync(join(root, 'bin'))
  link('w', join(root, 'bin'))
  for (const [name, body] of Object.entries(standIns)) {
    writeFileSync(join(root, 'bin', `${name}.cmd`), `@echo off\n${body}\n`.replaceAll('\n', '\r\n'))
  }
  const start = ['@echo off', 'set SystemDrive=X:', 'set TEMP=X:\\temp', 'set PATH=W:\\;%PATH%', 'call U:\\recover.cmd']
  writeFileSync(join(root, 'bin', 'start.cmd'), `${start.join('\r\n')}\r\n`)
  let letters: string[] = []
  return {
    stick,
    volume(letter, files) {
      const folder = join(root, `volume-${letter}`)
      const sensor = join(folder, 'Windows', 'System32', 'drivers', 'CrowdStrike')
      mkdirSync(join(folder, 'Windows', 'System32', 'config'), { recursive: true })
      mkdirSync(sensor, { recursive: true })
      writeFileSync(join(folder, 'Windows', 'System32', 'config', 'SYSTEM'), 'hive')
      for (const [name, time] of Object.entries(files)) {
        writeFileSync(join(sensor, name), 'content')
        utimesSync(join(sensor, name), new Date(time), new Date(time))
      }
      link(letter, folder)
      letters.push(letter)
      return sensor
    },
    clear() {
      for (const letter of letters) {
        unlinkSync(join(devices, `${letter.toLowerCase()}:`))
        rmSync(join(root, `volume-${letter}`), { recursive: true, force: true })
      }
      letters = []
      rmSync(join(stick, 'bluelift-results'), { recursive: true, force: true })
    },
    run(script, answers) {
      writeFileSync(join(stick, 'recover.cmd'), script)
      return new Promise((resolve, reject) => {
        const left = [...answers]
        let screen = ''
        let seen = 0
        const child = spawn(wine ?? '', ['cmd', '/c', 'W:\\start.cmd'], { env, stdio: ['pipe', 'pipe', 'ignore'] })
        child.stdout.on('data', (bytes: Buffer) => {
          screen += bytes.toString('latin1')
          // Wine reads all that waits in the pipe as one answer: each is given only once it is asked for.
          if (!/(?:: |(?:^|\n)[A-Z]:\\[^\r\n]*>)$/.test(screen) || screen.length === seen) return
          seen = screen.length
          const answer = left.shift() ?? ''
          child.stdin.write(`${typeof answer === 'string' ? answer : answer()}\r\n`)
        })
        child.on('error', reject)
        child.on('close', () => resolve(screen))
      })
    },
    results: () => {
      const folder = join(stick, 'bluelift-results')
      return existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1')) : []
    },
    remove() {
      execFileSync('/usr/lib/wine/wineserver64', ['-k'], { env, stdio: 'ignore' })
      rmSync(root, { recursive: true, force: true })
    },
  }
}
