/** The parts of the project: each good on its own, and the table in the guide says what they are. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lintPart } from './part.ts'
import type { Part } from './part-schema.ts'
import { listLibraryParts, readLibraryPart } from './testing/read-library.ts'
import { listUses, type Use } from './uses.ts'

const parts = listLibraryParts().map(readLibraryPart)

it.each(parts.map((part) => [part.id, part] as const))('part %s has no problem that the lint knows', (_, part) => {
  expect(lintPart(part)).toEqual([])
})

it('the guide lists every part with its start, its exits and its variables', () => {
  const guide = readFileSync(new URL('../../../resources/runbooks/README.md', import.meta.url), 'utf8')
  const [, section = ''] = guide.split('### The parts that there are')
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `'))
  const table = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  expect(table).toEqual(parts.map(describePart))
})

function describePart(part: Part): readonly string[] {
  const uses = listUses(part).filter(({ kind, path }) => kind === 'variable' && path[0] === 'steps')
  // `sets: { label: "{{serial-read}}" }` sets one variable and reads another one, at the same place.
  const isSet = ({ path, name }: Use) => path.includes('inputs') || (path.at(-2) === 'sets' && path.at(-1) === name)
  return [
    quote([part.id]),
    quote([part.start]),
    quote(Object.keys(part.exits)),
    quote(toNames(uses.filter((use) => !isSet(use)))),
    quote(toNames(uses.filter(isSet))),
  ]
}

function toNames(uses: readonly Use[]): readonly string[] {
  return [...new Set(uses.map(({ name }) => name))].toSorted()
}

function quote(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
