/**
 * A secret on the clipboard: for half a minute, marked so that no history keeps it, and never longer than the app runs.
 *
 * All copying of keys goes through here: one way that forgets to clear is enough to leak.
 */
import electron, { app, clipboard } from 'electron'

const clearsInMs = 30_000

/**
 * Read by Windows itself and by programs that watch the clipboard (Microsoft, "Clipboard formats"; KDE's hint is read
 * by Klipper and others; the last one stands on nspasteboard.org).
 */
const marks: Readonly<Partial<Record<NodeJS.Platform, Readonly<Record<string, string>>>>> = {
  win32: {
    ExcludeClipboardContentFromMonitorProcessing: '1',
    CanIncludeInClipboardHistory: '\0\0\0\0',
    CanUploadToCloudClipboard: '\0\0\0\0',
  },
  linux: { 'x-kde-passwordManagerHint': 'secret' },
  darwin: { 'org.nspasteboard.ConcealedType': '1' },
}

let held: { readonly text: string; readonly timer: NodeJS.Timeout } | null = null

/** Copies a secret and clears it after `clearsInMs`, if it is still there then. */
export async function copySecret(text: string): Promise<{ clearsInMs: number; keptOut: boolean }> {
  if (held !== null) clearTimeout(held.timer)
  const keptOut = await writeMarked(text)
  held = { text, timer: setTimeout(() => void clearSecret(), clearsInMs) }
  return { clearsInMs, keptOut }
}

async function writeMarked(text: string): Promise<boolean> {
  const formats = Object.entries(marks[process.platform] ?? {}).map(([format, value]) => [
    `electron application/osclipboard;format="${format}"`,
    new Blob([value]),
  ])
  try {
    const item = new electron.ClipboardItem({ 'text/plain': text, ...Object.fromEntries(formats) })
    await clipboard.write([item])
    return formats.length > 0
  } catch {
    // An Electron before 45 writes one format only.
    await clipboard.writeText(text)
    return false
  }
}

/** What somebody copied meanwhile stays. */
async function clearSecret(): Promise<void> {
  if (held === null) return
  const { text, timer } = held
  held = null
  clearTimeout(timer)
  if ((await clipboard.readText()) === text) clipboard.clear()
}

app.on('before-quit', () => void clearSecret())
