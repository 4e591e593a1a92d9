/**
 * Steps to begin with, one for each kind: all that the kind needs, with the places to fill in.
 */
import type { StepKind } from '../runbook/schema.ts'

const words = '{ en: "#{}", zh-CN: "#{}" }'
const answer = ['  - id: #{}', `    label: ${words}`, '    goto: #{}']

const ownLines: Readonly<Record<StepKind, readonly string[]>> = {
  do: ['commands:', '  - { shell: winre, text: "#{}", sources: [#{}] }', `expect: ${words}`, 'next: #{}'],
  check: [`expect: ${words}`, 'next: #{}', 'deviations:', ...answer],
  decide: ['options:', ...answer, ...answer],
  enter: ['inputs:', '  - variable: #{}', 'next: #{}'],
  wait: ['minutes: 5', 'next: #{}'],
  'reveal-key': ['next: #{}'],
  evidence: ['next: #{}'],
  outcome: ['outcome:', '  status: recovered', '  how: runbook'],
}

/** In the order in which a runbook usually needs them. */
export const skeletonKinds = Object.keys(ownLines) as readonly StepKind[] // keys of an object with exactly these

/** The lines of a step of this kind, without a dash. `#{}` are the places to go to. */
export function skeletonOf(kind: StepKind): readonly string[] {
  return ['id: #{}', `kind: ${kind}`, `title: ${words}`, `text: ${words}`, ...ownLines[kind]]
}
