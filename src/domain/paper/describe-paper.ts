/** A whole sheet: the steps of a runbook, or of what is left of a run, with what is known of the host. */
import type { Language, Runbook } from '../runbook/schema.ts'
import type { RunState } from '../runbook/state.ts'
import { dueText } from '../runbook/text.ts'
import { describeStep, type SheetContext, sayReading } from './describe.ts'
import { learnSheet } from './knowledge.ts'
import type { Paper, PaperFact, PaperWords } from './model.ts'
import { orderSteps } from './order.ts'

/**
 * Describes the sheet of a run from its open step on; a run that was only just begun is the whole runbook.
 *
 * Pure. A run that has ended has no steps left: its sheet has no sections.
 *
 * @param facts of the host; an empty value becomes a line to write on
 */
export function describePaper(
  runbook: Runbook,
  state: RunState,
  facts: readonly PaperFact[],
  language: Language,
  words: PaperWords,
): Paper {
  const { sections, numbers } = orderSteps(runbook, state)
  const steps = sections.flatMap((section) => section.steps)
  const knowledge = learnSheet(runbook, steps, numbers, state.variables)
  const context: SheetContext = { runbook, state, language, words, numbers, knowledge }
  const read = Object.entries(state.variables).filter(([name]) => runbook.variables[name]?.from !== 'host')
  return {
    title: runbook.title[language],
    summary: runbook.summary[language],
    runbook: state.runbook,
    tools: (runbook.tools ?? []).map((tool) => tool[language]),
    facts,
    known: read.map(([name, value]) => ({
      label: runbook.variables[name]?.title[language] ?? name,
      value: sayReading(runbook, name, value, language),
    })),
    answered: state.path.length,
    dues: state.dues.map((due) => dueText(runbook, due, language)),
    sections: sections.map((section) => ({
      id: section.id,
      steps: section.steps.map((step) => describeStep(context, step)),
    })),
  }
}
