/**
 * Results for people. Scripts use --json.
 */
type Row = Readonly<Record<string, unknown>>

/** Prints lists as aligned lines, everything else as indented names and values. */
export function printHuman(output: unknown): void {
  process.stdout.write(`${format(output, 0)}\n`)
}

function format(value: unknown, depth: number): string {
  if (Array.isArray(value)) return formatList(value, depth)
  if (typeof value !== 'object' || value === null) return clean(String(value ?? '-'))
  const indent = '  '.repeat(depth)
  return Object.entries(value)
    .filter(([, field]) => field !== '' && field !== null && !(Array.isArray(field) && field.length === 0))
    .map(([name, field]) =>
      isFlat(field) ? `${indent}${name}: ${format(field, 0)}` : `${indent}${name}:\n${format(field, depth + 1)}`,
    )
    .join('\n')
}

function formatList(rows: readonly unknown[], depth: number): string {
  const indent = '  '.repeat(depth)
  if (rows.every((row) => typeof row !== 'object' || row === null))
    return rows.map((row) => clean(String(row))).join(', ')
  return rows
    .map((row) => {
      const cells = Object.entries(row as Row).filter(([, field]) => isFlat(field) && field !== '' && field !== null) // the check above says it is an object
      return `${indent}${cells.map(([name, field]) => `${name}=${clean(String(field))}`).join('  ')}`
    })
    .join('\n')
}

function isFlat(value: unknown): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
  )
}

/** Text from files must not steer a terminal, nor turn the direction of what follows. */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
}
