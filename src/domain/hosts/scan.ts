/**
 * What a barcode scanner or a person may have meant, in the order in which it is looked up. The raw text itself is
 * never changed; the first candidate that finds a host decides.
 */
import { normaliseClaim, plain } from './claims.ts'

/**
 * Comparable values for a scanned or typed text: as is; without the scanner's prefix and Code 39 stars; from an
 * address the last path part and each query value; from Lenovo's `1S` code the last 8 and 7; Dell's express service
 * code as service tag; a leading `S` both with and without.
 */
export function scanCandidates(raw: string): string[] {
  const text = plain(raw)
    .replace(/^\][a-z]\d/, '')
    .replace(/^\*(.*)\*$/, '$1')
    .trim()
  if (text === '') return []
  const forms = [
    text,
    normaliseClaim('name', text),
    normaliseClaim('serial', text),
    normaliseClaim('device-id', text),
    ...partsOfAddress(text),
  ]
  if (/^1s[0-9a-z]{13,20}$/.test(text)) forms.push(text.slice(-8), text.slice(-7))
  const digits = text.replace(/-/g, '')
  if (/^\d{10,11}$/.test(digits)) forms.push(Number(digits).toString(36))
  if (/^s[0-9a-z]{7,}$/.test(text)) forms.push(text.slice(1))
  return [...new Set(forms.filter((form) => form !== ''))]
}

function partsOfAddress(text: string): string[] {
  const address = /^https?:\/\/[^/?#]+([^?#]*)(?:\?([^#]*))?/.exec(text)
  if (address === null) return []
  const path = (address[1] ?? '').split('/').filter((part) => part !== '')
  const query = (address[2] ?? '').split('&').map((pair) => pair.slice(pair.indexOf('=') + 1))
  return [path.at(-1) ?? '', ...query]
}
