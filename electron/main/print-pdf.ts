/**
 * A document to the bytes of a PDF, in a window that nobody sees and that can do nothing: no script, no network, no
 * file, no link. Its session is in memory and its own; it serves one address, the document itself.
 */
import { BrowserWindow, type Session, session } from 'electron'
import type { PrintDocument } from '../../src/domain/export/print-document.ts'
import { pageScheme } from './page-protocol.ts'

const address = `${pageScheme}://print/`
const pageSizes = { a4: 'A4', letter: 'Letter' } as const
/** Millimetres in inches: the margins of the style sheet, so that header and footer have their room. */
const margins = { top: 15 / 25.4, bottom: 15 / 25.4, left: 13 / 25.4, right: 13 / 25.4 }
const longestMs = 60_000

let printed = 0

/** Prints a document. Throws when Chromium cannot; the window is gone in every case. */
export async function printPdf({ html, header, footer, size }: PrintDocument): Promise<Uint8Array> {
  printed += 1
  // A partition without `persist:` lies in memory; a new name for each print, so that none meets another's document.
  const own = session.fromPartition(`print-${printed}`)
  serveOnly(own, html)
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      images: false,
      devTools: false,
    },
  })
  const late = setTimeout(() => window.destroy(), longestMs)
  try {
    await window.loadURL(address)
    return await window.webContents.printToPDF({
      pageSize: pageSizes[size],
      preferCSSPageSize: true,
      margins,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: header,
      footerTemplate: footer,
      generateTaggedPDF: true,
    })
  } finally {
    clearTimeout(late)
    if (!window.isDestroyed()) window.destroy()
  }
}

function serveOnly(own: Session, html: string): void {
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  own.setPermissionCheckHandler(() => false)
  own.on('will-download', (event) => event.preventDefault())
  own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: url !== address }))
  own.protocol.handle(pageScheme, () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }))
}
