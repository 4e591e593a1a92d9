/**
 * Names that a sheet may have: at most 31 characters, some signs never, no two alike whatever their case.
 *
 * Source: support.microsoft.com, "Rename a worksheet"; "History" is reserved for the tracking of changes.
 */
const longest = 31

/** Gives each wanted name a name of its own, as close as may be. */
export function createSheetNames(): (wanted: string) => string {
  const taken = new Set(['history'])
  return (wanted) => {
    const clean = cleanName(wanted)
    let name = shorten(clean, longest)
    for (let times = 2; taken.has(name.toLowerCase()); times++) {
      const mark = ` (${times})`
      name = shorten(clean, longest - mark.length) + mark
    }
    taken.add(name.toLowerCase())
    return name
  }
}

function cleanName(wanted: string): string {
  const clean = wanted
    .replace(/[\\/?*:[\]\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'+|'+$/g, '')
    .trim()
  return clean === '' ? '-' : clean
}

/** Never half of a sign that takes two units, nor an apostrophe at the end. */
function shorten(text: string, units: number): string {
  return text
    .slice(0, units)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/['\s]+$/, '')
}
