/** "1.9 MB": decimal, as the file managers of most systems say it. */
export function fileSize(bytes: number, format: { number(n: number): string }): string {
  if (bytes < 1_000) return `${format.number(bytes)} B`
  const units = ['kB', 'MB', 'GB'] as const
  let size = bytes / 1_000
  let unit = 0
  while (size >= 1_000 && unit < units.length - 1) {
    size /= 1_000
    unit += 1
  }
  return `${format.number(Math.round(size * 10) / 10)} ${units[unit]}`
}
