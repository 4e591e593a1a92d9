/**
 * Opens the real app with a profile of its own, and ends it, gently or not.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { launchOptions } from '../../electron/tools/launch-options.mjs'

export interface OpenApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** Ends it as a power cut ends it. */
  kill(): Promise<void>
}

export interface Desk {
  /** Everything of this desk lies below. */
  readonly root: string
  readonly profile: string
  open(): Promise<OpenApp>
  /** What the next dialogs of the system answer. */
  answerDialogs(answers: Partial<Record<'choose-folder' | 'choose-file' | 'choose-save', string>>): void
  remove(): void
}

/** A program and what it is started with; that of this clone is `launchOptions()`. */
export type Program = ReturnType<typeof launchOptions>

/** A folder with a profile; the app can be opened on it again and again. */
export function aDesk(program: Program = launchOptions()): Desk {
  const root = mkdtempSync(join(tmpdir(), 'bluelift-desk-'))
  const profile = join(root, 'profile')
  const dialogs = join(root, 'dialogs.json')
  writeFileSync(dialogs, '{}')
  return {
    root,
    profile,
    async open() {
      const { executablePath, args, env } = program
      const app = await _electron.launch({
        executablePath,
        args: [...args, `--user-data-dir=${profile}`, '--lang=en-GB', '--force-device-scale-factor=1'],
        env: { ...env, BLUELIFT_TEST_DIALOGS: dialogs },
      })
      const page = await app.firstWindow()
      return {
        app,
        page,
        async kill() {
          const child = app.process()
          const ended = new Promise((resolve) => child.once('exit', resolve))
          child.kill('SIGKILL')
          await ended
        },
      }
    },
    answerDialogs(answers) {
      writeFileSync(dialogs, JSON.stringify(answers))
    },
    remove() {
      rmSync(root, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
