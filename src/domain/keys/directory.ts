/**
 * Names that Active Directory gives to `msFVE-RecoveryInformation`: the object of a key is called by its time and its
 * GUID (`2023-10-10T10:00:00-08:00{…}`, 63 characters) and is a child of its computer.
 */
const named = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\\?([+-])(\d\d:\d\d)|Z)?\s*\{([0-9A-Fa-f-]{36})\}/

/** @returns null when the text is no such name and holds none */
export function directoryName(text: string): { created: string; guid: string } | null {
  const found = text.length > 2000 ? null : named.exec(text)
  if (found === null) return null
  const [, time = '', sign = '', offset = '', guid = ''] = found
  return { created: `${time}${sign}${offset === '' ? 'Z' : offset}`, guid }
}

/**
 * The computer in the distinguished name of a key: its second part. Of a computer: the first.
 *
 * @returns empty when there is none
 */
export function hostOfDn(dn: string): string {
  const parts = dn.split(/(?<!\\),\s*(?=[A-Za-z]+=)/)
  const host = directoryName(parts[0] ?? '') === null ? parts[0] : parts[1]
  const name = /^CN=(.+)$/i.exec(host?.trim() ?? '')?.[1] ?? ''
  return name.replace(/\\(.)/g, '$1')
}
