/**
 * What a barcode scanner or a person may have meant, in the order in which it is looked up. The raw text itself is
 * never changed; the first candidate that finds a host decides.
 */
import { normaliseClaim } from './claims.ts'
import { plain } from './text.ts'

/** A pasted page is no scan. */
const longestScan = 500

/**
 * Comparable values for a scanned or typed text: as is; without the scanner's prefix and Code 39 stars; from an
 * address the last path part and each query value; from Lenovo's `1S` code the last 8 and 7; Dell's express service
 * code as service tag; a leading `S` both with and without. Each also as a name, a serial and an id are compared.
 */
export function scanCandidates(raw: string): string[] {
  const whole = plain(raw.slice(0, longestScan))
  const bare = whole.replace(/^\][a-z]\d/, '').trim()
  const text = bare.replace(/^\*(.+)\*$/, '$1').trim()
  const forms = [whole, bare, text, ...partsOfAddress(text)]
  if (/^1s[0-9a-z]{13,20}$/.test(text)) forms.push(text.slice(-8), text.slice(-7))
  const digits = text.replace(/[\s-]/g, '')
  // Padded: a service tag may begin with zeros, which its number does not show.
  if (/^\d{10,11}$/.test(digits)) forms.push(Number(digits).toString(36).padStart(7, '0'))
  if (/^s[0-9a-z-]{5,}$/.test(text)) forms.push(text.slice(1))
  return [...new Set(forms.flatMap(compared))].filter((form) => form !== '')
}

/** As it stands, and as claims of each kind are compared. */
function compared(form: string): string[] {
  return [
    form,
    normaliseClaim('name', form),
    normaliseClaim('serial', form),
    normaliseClaim('device-id', form),
    normaliseClaim('sensor-id', form),
    ...(/^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/.test(form)
      ? [normaliseClaim('mac', form)]
      : []),
  ]
}

function partsOfAddress(text: string): string[] {
  const address = /^https?:\/\/[^/?#]+([^?#]*)(?:\?([^#]*))?/.exec(text)
  if (address === null) return []
  const path = (address[1] ?? '').split('/').filter((part) => part !== '')
  const query = (address[2] ?? '').split('&').map((pair) => pair.slice(pair.indexOf('=') + 1))
  return [path.at(-1) ?? '', ...query].map(decoded)
}

function decoded(part: string): string {
  try {
    return plain(decodeURIComponent(part))
  } catch {
    // Not percent-encoded after all.
    return part
  }
}
