/**
 * What the shell does for a page: dialogs, clipboard, file manager, look of the window.
 */
import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { app, type BrowserWindow, clipboard, nativeTheme, shell } from 'electron'
import type { Input, Output, ShellMethodName } from '../../../src/contract/index.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import type { Log } from '../log-file.ts'
import { setMenuLanguage } from '../menu.ts'
import { copySecret } from './copy-secret.ts'
import { chooseFile, chooseFolder, chooseSave } from './dialogs.ts'
import { printPage } from './print-page.ts'

export interface ShellContext {
  readonly window: BrowserWindow
  readonly log: Log
  restartService(): void
}

type ShellHandlers = {
  readonly [M in ShellMethodName]: (input: Input<M>) => Output<M> | Promise<Output<M>>
}

/** The zoom of Chromium goes in steps of 20 %: from half the size to three times of it. */
const zoomRange = { least: -4, most: 6 }

export function shellHandlers({ window, restartService }: ShellContext): ShellHandlers {
  return {
    'shell.choose-folder': async (input) => ({ path: await chooseFolder(window, input) }),
    'shell.choose-file': async (input) => ({ path: await chooseFile(window, input) }),
    'shell.choose-save': async (input) => ({ path: await chooseSave(window, input) }),
    'shell.copy': ({ text }) => {
      clipboard.writeText(text)
      return {}
    },
    'shell.copy-secret': async ({ text }) => ({ ...(await copySecret(text)) }),
    'shell.protect-screen': ({ on }) => {
      window.setContentProtection(on)
      return { can: process.platform === 'win32' || process.platform === 'darwin' }
    },
    'shell.show-item': ({ path }) => {
      // Shown, never opened: what lies there may be a program.
      if (!isAbsolute(path) || !existsSync(path)) throw new Refusal('file.not-found', { path })
      shell.showItemInFolder(path)
      return {}
    },
    'shell.print-pdf': async ({ path, size }) => ({ ...(await printPage(window, path, size)) }),
    'shell.set-language': ({ language }) => {
      setMenuLanguage(language)
      return {}
    },
    'shell.set-theme': ({ theme }) => {
      nativeTheme.themeSource = theme
      return {}
    },
    'shell.zoom': ({ step }) => {
      const { webContents } = window
      const level = step === 0 ? 0 : webContents.getZoomLevel() + step
      webContents.setZoomLevel(Math.min(zoomRange.most, Math.max(zoomRange.least, level)))
      return {}
    },
    'shell.info': () => ({
      platform: process.platform,
      version: app.getVersion(),
      locale: app.getLocale(),
      dark: nativeTheme.shouldUseDarkColors,
    }),
    'shell.restart-service': () => {
      restartService()
      return {}
    },
  }
}
