/** Words in two languages: both there, each in its own, with the same variables and Chinese punctuation. */
import { type LintProblem, stepProblem, toPointer } from './problem.ts'
import type { Runbook, Text } from './schema.ts'
import { listPlaceholders } from './text.ts'

/** Every text whose two languages do not say the same, as far as one can see it from outside. */
export function lintWords(runbook: Runbook): LintProblem[] {
  // What was kept of somebody else's playbook is not ours to judge.
  return listTexts({ ...runbook, foreign: undefined }, []).flatMap(({ text, path }) => {
    const [first, index, ...rest] = path
    const inStep = first === 'steps' && typeof index === 'number'
    const isSentence = ['title', 'text', 'summary'].includes((inStep ? rest : path).join())
    return judge(text, isSentence).map(({ code, language }) => {
      return inStep
        ? stepProblem(code, runbook, index, [...rest, language])
        : { code, path: toPointer([...path, language]) }
    })
  })
}

const han = /\p{Script=Han}/u

function judge(text: Text, isSentence: boolean): { code: string; language: keyof Text }[] {
  const variables = listPlaceholders(text.en).toSorted().join()
  const chinese = text['zh-CN']
  const translated = han.test(chinese) || !(isSentence || hasWords(text.en))
  return [
    ...(variables === listPlaceholders(chinese).toSorted().join() ? [] : [say('runbook.translation-variables')]),
    ...(translated ? [] : [say('runbook.translation-missing')]),
    ...(/\p{Script=Han}[,;:!?]|\p{Script=Han}\.(?:\s|$)/u.test(chinese)
      ? [say('runbook.translation-punctuation')]
      : []),
    ...(han.test(text.en) ? [{ code: 'runbook.translation-foreign', language: 'en' as const }] : []),
  ]
}

function say(code: string): { code: string; language: 'zh-CN' } {
  return { code, language: 'zh-CN' }
}

/** Whether there is anything to translate: what a machine shows, a line to type and a proper name stay as they are. */
function hasWords(english: string): boolean {
  if (/\s[-/]{1,2}\w/.test(english)) return false
  const own = english.replace(/“[^”]*”|\{\{[^}]*\}\}/g, ' ')
  return /(?<![\w.\\/{:-])[a-z]{3,}(?![\w.\\/:-])/.test(own)
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
