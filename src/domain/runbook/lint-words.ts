/** Words in two languages: both there, both with the same variables, Chinese with its own punctuation. */
import { type LintProblem, stepProblem, toPointer } from './problem.ts'
import type { Runbook, Text } from './schema.ts'
import { listPlaceholders } from './text.ts'

/** Every text whose Chinese does not say what its English says, as far as one can see it from outside. */
export function lintWords(runbook: Runbook): LintProblem[] {
  return listTexts(runbook, []).flatMap(({ text, path }) =>
    judge(text).map((code) => {
      const [first, index, ...rest] = path
      const inStep = first === 'steps' && typeof index === 'number'
      return inStep
        ? stepProblem(code, runbook, index, [...rest, 'zh-CN'])
        : { code, path: toPointer([...path, 'zh-CN']) }
    }),
  )
}

function judge(text: Text): string[] {
  const english = listPlaceholders(text.en).toSorted().join()
  const chinese = text['zh-CN']
  return [
    ...(english === listPlaceholders(chinese).toSorted().join() ? [] : ['runbook.translation-variables']),
    ...(/[a-z]{2,} [a-z]{2,}/.test(text.en) && !/\p{Script=Han}/u.test(chinese) ? ['runbook.translation-missing'] : []),
    ...(/\p{Script=Han}[,;:!?]|\p{Script=Han}\.(?:\s|$)/u.test(chinese) ? ['runbook.translation-punctuation'] : []),
  ]
}

function listTexts(
  value: unknown,
  path: readonly (string | number)[],
): readonly { text: Text; path: readonly (string | number)[] }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => listTexts(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  if (isText(value)) return [{ text: value, path }]
  return Object.entries(value).flatMap(([key, item]) => listTexts(item, [...path, key]))
}

function isText(value: object): value is Text {
  return 'en' in value && 'zh-CN' in value
}
