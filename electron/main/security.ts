/**
 * What no page in this app may ever do, whatever it was made to load: permissions, navigation, new windows,
 * embedded pages, the network. Numbers refer to the security checklist in Electron's documentation.
 */
import { app, session } from 'electron'
import { pageOrigin } from './page-protocol.ts'

/** Must be called after `ready`, before the first window. */
export function lockDown(): void {
  denyPermissions()
  cancelForeignRequests()
  app.on('web-contents-created', (_, contents) => {
    // 13 and 14: there is one page, and it stays.
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // 11 and 12
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** 5: without a handler Electron grants everything. */
function denyPermissions(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.setDisplayMediaRequestHandler((_request, decide) => decide({}))
  defaultSession.on('will-download', (event) => event.preventDefault())
}

/** 1: the second lock behind the page's policy, also for what is not under that policy. */
function cancelForeignRequests(): void {
  const own = [`${pageOrigin}/`, 'devtools://', 'data:', 'blob:']
  session.defaultSession.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !own.some((start) => url.startsWith(start)) })
  })
}
