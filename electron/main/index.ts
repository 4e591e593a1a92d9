/**
 * The Electron main process: windows, menu, dialogs, the `app:` protocol. It never opens the database and never
 * reads the content of a file that a person chose; the service process does.
 *
 * `app.whenReady()` is not awaited at the top level: `ready` comes only when this module has finished.
 */
import { app, BrowserWindow, powerMonitor } from 'electron'
import { openLogFile } from './log-file.ts'
import { setMenuLanguage } from './menu.ts'
import { registerPageScheme, servePage } from './page-protocol.ts'
import { lockDown } from './security.ts'
import { startService } from './service-process.ts'
import { openMainWindow } from './window.ts'

// Chromium refuses its sandbox to root, who has to say so on the command line: build machines do.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerPageScheme()

// One for each profile folder: two would fight for the same station key.
if (app.requestSingleInstanceLock()) app.whenReady().then(run)
else app.quit()

function run(): void {
  const log = openLogFile(app.getPath('userData'))
  process.on('uncaughtException', (error) => {
    log(`main: ${error.stack ?? error.message}`)
    app.exit(1)
  })
  lockDown()
  servePage()
  setMenuLanguage(app.getLocale().startsWith('zh') ? 'zh-CN' : 'en')
  const service = startService(log)
  const open = () => openMainWindow(service, log)

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  // Whoever leaves the computer leaves no open vault behind.
  powerMonitor.on('lock-screen', () => service.lockVault())
  powerMonitor.on('suspend', () => service.lockVault())
  app.on('will-quit', (event) => {
    if (service.isStopped()) return
    event.preventDefault()
    service.stop().then(() => app.quit())
  })
  open()
}
