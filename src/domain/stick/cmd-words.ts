/**
 * Words, lines and paths of a runbook as they may stand in a `.cmd` file.
 *
 * Prose is made harmless: it is only shown. What acts is never changed: a line that `cmd` could read
 * in another way than the runbook means is refused.
 */
import type { Runbook } from '../runbook/schema.ts'
import { findOwn } from '../runbook/text.ts'

/** Ends the making of a script; caught where the script is put together. */
export class NotPossible extends Error {
  readonly step: string
  /** What stands in the way, as it is written in the runbook. */
  readonly problem: string

  constructor(step: string, problem: string) {
    super(`${step}: ${problem}`)
    this.step = step
    this.problem = problem
  }
}

const placeholder = /\{\{([^{}]*)\}\}/g
const lookalikes: Readonly<Record<string, string>> = {
  '“': "'",
  '”': "'",
  '‘': "'",
  '’': "'",
  '"': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '!': '.',
  '^': ' ',
}
const widest = 74

/** The name under which the script keeps a variable of the runbook. Names have no underscore, so none meet. */
export function nameInScript(variable: string): string {
  return `BL_V_${variable.replaceAll('-', '_')}`
}

/** Lines that show a text. Variables that only the list of hosts knows are shown as `(list)`. */
export function showText(runbook: Runbook, text: string, indent: string): string[] {
  return wrap(text).map((line) => `echo.${indent}${escapeProse(runbook, line)}`)
}

function wrap(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < widest) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function escapeProse(runbook: Runbook, line: string): string {
  const parts: string[] = []
  let from = 0
  for (const match of line.matchAll(placeholder)) {
    parts.push(escapeWords(line.slice(from, match.index)), showVariable(runbook, match[1] ?? ''))
    from = match.index + match[0].length
  }
  return [...parts, escapeWords(line.slice(from))].join('')
}

function escapeWords(words: string): string {
  const ascii = Array.from(words, (char) => lookalikes[char] ?? (/^[\x20-\x7e]$/.test(char) ? char : '?')).join('')
  // "/?" makes echo print its own help.
  return ascii
    .replaceAll('/?', '/ ?')
    .replaceAll('%', '%%')
    .replace(/[&|<>]/g, '^$&')
}

function showVariable(runbook: Runbook, name: string): string {
  const variable = findOwn(runbook.variables, name)
  return variable === undefined || variable.from === 'host' ? '(list)' : `!${nameInScript(name)}!`
}

/** A path or a pattern with its variables; only those that the script reads itself. */
export function fillPath(runbook: Runbook, step: string, text: string): string {
  if (!/^[A-Za-z0-9 .,_\\:*?{}-]+$/.test(text)) throw new NotPossible(step, text)
  return fill(runbook, step, text)
}

function fill(runbook: Runbook, step: string, text: string): string {
  return text.replace(placeholder, (whole, name: string) => {
    const variable = findOwn(runbook.variables, name)
    if (variable === undefined || variable.from === 'host') throw new NotPossible(step, whole)
    return `!${nameInScript(name)}!`
  })
}

/** Programs of the recovery environment that a step may run, with the words that they may begin with. */
const programs: readonly RegExp[] = [
  /^dir( |$)/i,
  /^cd \\/i,
  /^bcdedit \/(enum|set|deletevalue|store) ?/i,
  /^manage-bde -(status|protectors -get|protectors -disable)( |$)/i,
  /^tzutil \/g$/i,
  /^dism \/image:/i,
  /^chkdsk /i,
  /^reg load HKLM\\OFF \{\{[a-z0-9-]+\}\}:\\Windows\\System32\\config\\[A-Z]+$/i,
  /^reg (unload|query) HKLM(\\OFF|$)/i,
  /^reg add HKLM\\OFF\\.* \/v Start \/t REG_DWORD \/d [0-4] \/f$/i,
]
/** The copy of a registry file that is made before it is changed, beside it. */
const backup =
  /^copy (\{\{[a-z0-9-]+\}\}:\\Windows\\System32\\config\\[A-Z]{2,20}) (\{\{[a-z0-9-]+\}\}:\\Windows\\System32\\config\\[A-Z]{2,20})\.bak$/
const driveChange = /^\{\{[a-z0-9-]+\}\}:$/

/** What a `del` may name: a pattern in the folder of the prompt that begins with at least six plain characters. */
export const deletePattern = /^del ([A-Za-z0-9_-]{6,60}[A-Za-z0-9_.*?-]{0,60})$/

export interface ScriptCommand {
  readonly line: string
  /** The pattern of a `del`. */
  readonly deletes: string | null
  /** Changes the drive or the folder, and nothing else. */
  readonly moves: boolean
}

/**
 * One line of the runbook for the recovery environment, as the script runs it.
 *
 * @throws {NotPossible} for a program that is not on the list and for any character with a meaning of its own
 */
export function toCommand(runbook: Runbook, step: string, text: string): ScriptCommand {
  if (!/^[A-Za-z0-9 .,_\\:*?{}/=-]+$/.test(text)) throw new NotPossible(step, text)
  const line = fill(runbook, step, text)
  if (driveChange.test(text)) return { line, deletes: null, moves: true }
  const deletes = deletePattern.exec(text)?.[1] ?? null
  if (deletes !== null) return { line, deletes, moves: false }
  const [, from = '', to = ''] = backup.exec(text) ?? []
  if (from !== '' && from === to) {
    // Inside a file of commands `copy` overwrites without a question, and the older copy is from before the change.
    const [hive, copy] = [fillPath(runbook, step, from), fillPath(runbook, step, `${to}.bak`)]
    return { line: `if not exist "${copy}" copy ${hive} ${copy}`, deletes: null, moves: false }
  }
  if (!programs.some((program) => program.test(text))) throw new NotPossible(step, text)
  const builtIn = /^(dir|cd) ?/i.test(text)
  // `call`: a program of that name may itself be a .cmd, and control must come back.
  return { line: builtIn ? line : `call ${line}`, deletes: null, moves: /^cd /i.test(text) }
}
