/**
 * `app://bluelift/`: the page's own files and nothing else, with the policy that keeps the page from everything
 * that it does not need.
 */
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { protocol } from 'electron'

export const pageScheme = 'app'
const host = 'bluelift'
export const pageOrigin = `${pageScheme}://${host}`

const root = join(import.meta.dirname, '..', 'renderer')

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const typeByEnding: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Must be called before `ready`. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true } }])
}

/** Must be called after `ready`, before the first window. */
export function servePage(): void {
  protocol.handle(pageScheme, async (request) => {
    const file = request.method === 'GET' ? pageFileOf(request.url) : null
    const type = file === null ? undefined : typeByEnding[extname(file)]
    if (file === null || type === undefined) return new Response(null, { status: 404 })
    try {
      return new Response(await readFile(file), { headers: headersOf(type) })
    } catch {
      // A folder, or a name that the build did not make.
      return new Response(null, { status: 404 })
    }
  })
}

/**
 * The file that an address stands for.
 *
 * @returns `null` for another host, and for anything that leaves the folder of the page
 */
function pageFileOf(address: string): string | null {
  const url = new URL(address)
  if (url.host !== host) return null
  const path = decodePath(url.pathname)
  // A backslash or a colon is a separator or a drive on Windows; the build makes no such names.
  if (path === null || /[\\:\0]/.test(path)) return null
  const file = join(root, path === '/' ? 'index.html' : path)
  return file.startsWith(root + sep) ? file : null
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

function headersOf(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}
