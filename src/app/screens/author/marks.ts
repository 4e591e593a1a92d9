/**
 * Problems as marks in the text. One whose place is in a part has none; it stands in the list alone.
 */
import type { Diagnostic } from '@codemirror/lint'
import type { Problem, ProblemWords } from './use-problem-words.ts'

export function marksOf(
  text: string,
  problems: readonly Problem[],
  wordsOf: (problem: Problem) => ProblemWords,
): Diagnostic[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return problems.flatMap((problem) => {
    const start = starts[problem.line - 1]
    if (problem.line === 0 || start === undefined) return []
    const end = Math.max(start, (starts[problem.line] ?? text.length + 1) - 1)
    const from = Math.min(start + Math.max(0, problem.column - 1), end)
    const { message, hint } = wordsOf(problem)
    return [{ from, to: end, severity: 'error' as const, message: `${message}\n${hint}` }]
  })
}
