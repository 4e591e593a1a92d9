/**
 * Names of hosts. Lists write one machine as `HOST`, `host.domain.`, `DOMAIN\HOST`, `HOST$`, `CN=HOST,OU=...`, `\\HOST`.
 */
export interface SplitName {
  readonly name: string
  readonly domain: string
}

/**
 * Splits a host name from its domain. An IP address is left whole.
 *
 * @param text already `plain`
 */
export function splitName(text: string): SplitName {
  const distinguished = /^cn=((?:\\.|[^,\\])+)/.exec(text)
  if (distinguished !== null) {
    const parts = [...text.matchAll(/,\s*dc=([^,]+)/g)].map((match) => match[1] ?? '')
    return { name: (distinguished[1] ?? '').replace(/\\(.)/g, '$1'), domain: parts.join('.') }
  }
  const bare = text.replace(/^\\\\/, '').replace(/\.$/, '').replace(/\$$/, '')
  const slash = bare.lastIndexOf('\\')
  if (slash >= 0) return { name: bare.slice(slash + 1), domain: bare.slice(0, slash) }
  const dot = bare.indexOf('.')
  if (dot > 0 && !isIpAddress(bare)) return { name: bare.slice(0, dot), domain: bare.slice(dot + 1) }
  return { name: bare, domain: '' }
}

export function isIpAddress(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$|^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/.test(text)
}

/** Whether one name is the other cut at 15 characters (NetBIOS): a candidate, never the same. */
export function isCutName(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length === 15 && long.length > 15 && long.startsWith(short)
}
