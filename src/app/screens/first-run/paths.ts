/**
 * Paths as the page shows and proposes them. It never opens one.
 */

/** A folder name from the name of an incident: letters and digits of any script, the rest as dashes. */
export function folderNameOf(title: string): string {
  const name = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return name === '' ? 'incident' : name
}

/** Joins with the separator that the folder itself uses. */
export function below(folder: string, name: string): string {
  const separator = folder.includes('\\') ? '\\' : '/'
  return folder.endsWith(separator) ? folder + name : folder + separator + name
}

/** The name of a file or folder without what stands before it. */
export function lastPart(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path
}
