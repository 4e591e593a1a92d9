/**
 * The window, and the two ports that its page gets: one to the service, one to the shell.
 */
import { join } from 'node:path'
import { app, BrowserWindow, MessageChannelMain, type MessagePortMain } from 'electron'
import type { Log } from './log-file.ts'
import { pageOrigin } from './page-protocol.ts'
import type { ServiceProcess } from './service-process.ts'
import { serveShell } from './shell/serve.ts'

/** A page that crashes again and again would flicker for ever. */
const maxPageRestarts = 3

export function openMainWindow(service: ServiceProcess, log: Log): void {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    title: 'Bluelift',
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  const { webContents } = window
  let restarts = 0
  const give = (name: 'service' | 'shell', port: MessagePortMain) =>
    webContents.postMessage('bluelift-port', name, [port])
  const connect = () => give('service', service.openPort())

  // Also after a reload: the ports of the page before have closed with it.
  webContents.on('did-finish-load', () => {
    const { port1, port2 } = new MessageChannelMain()
    serveShell(port1, { window, restartService: () => service.restart(), log })
    give('shell', port2)
    connect()
  })
  const forget = service.onRestart(connect)
  webContents.on('render-process-gone', (_, { reason, exitCode }) => {
    log(`page: gone, ${reason}, exit code ${exitCode}`)
    restarts += 1
    if (reason !== 'clean-exit' && restarts <= maxPageRestarts) webContents.reload()
  })
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('closed', forget)
  window.loadURL(`${pageOrigin}/`)
}
