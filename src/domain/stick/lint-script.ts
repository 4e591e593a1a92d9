/**
 * Judges a finished script by itself, without the runbook: whether it stays within what the recovery
 * environment has, and whether `cmd` reads each line as it is meant.
 *
 * A list of what is allowed, not of what is bad: a word that is not on it is a problem.
 */
import { withoutQuotes } from './frame.ts'

export interface ScriptProblem {
  readonly code:
    | 'ascii'
    | 'line-end'
    | 'too-long'
    | 'percent'
    | 'exclamation'
    | 'operator'
    | 'quote'
    | 'program'
    | 'delete-unguarded'
    | 'label'
  /** From 1. */
  readonly line: number
}

const longest = 1_000
const percents = [
  '%~dp0',
  '%~[1-6]',
  '%[1-6]',
  '%(?:RANDOM|TIME|TEMP|SystemDrive)%',
  '%TEMP:~0,2%',
  '%BL_[A-Z0-9_]+(?::~-?\\d(?:,\\d)?)?%',
  '%%~tF',
  '%%[A-Za-z](?![A-Za-z0-9])',
].join('|')
const delayed = /!(?:BL_[A-Za-z0-9_]+|CD|DATE|TIME|%1)!/g
/** The only places in which the script sends something elsewhere. */
const redirects = /(?:>>"!BL_FILE!" )|(?: (?:2\^?)?>nul)|(?: <nul)/g
const guard = /^if \/i not "!CD!"=="!BL_V_[a-z0-9_]+!:\\[A-Za-z0-9 ._\\-]*" goto bl_lost$/

/** What a line may begin with, after its conditions and loops. */
const allowed: readonly RegExp[] = [
  /^echo[. ]/,
  /^set (?:\/a )?[A-Z"]/,
  /^set \/p "BL_[AR]=[A-Za-z0-9 ,:()]+"$/,
  /^(?:goto :?|call :)[A-Za-z0-9_-]+(?: |$)/,
  /^(?:setlocal|endlocal)\b/,
  /^exit \/b [01]$/,
  /^cls$/,
  /^cmd \/d \/k prompt \$P\$G$/,
  /^[()]$/,
  /^md "!BL_(?:DIR|T)!"/,
  /^xcopy \/h \/q \/y "[^"]+" "!BL_T!"/,
  /^call reg (?:load HKLM\\BLUELIFT "!BL_T!\\SYSTEM"|unload HKLM\\BLUELIFT)/,
  /^call reg load HKLM\\OFF !BL_V_[a-z0-9_]+!:\\Windows\\System32\\config\\[A-Z]+$/,
  /^call reg (?:unload|query) HKLM(?:\\OFF| |$)/,
  /^call reg add HKLM\\OFF\\[A-Za-z0-9_!\\]+ \/v Start \/t REG_DWORD \/d [0-4] \/f$/,
  /^copy (!BL_V_[a-z0-9_]+!:\\Windows\\System32\\config\\[A-Z]+) \1\.bak$/,
  /^reg query HK(?:LM|CU)\\|^reg query "HKCU\\Control Panel\\International"/,
  /^wmic bios get serialnumber/,
  /^call manage-bde -(?:status|protectors -get|protectors -disable)(?: |$)/,
  /^call bcdedit \/(?:enum|set|deletevalue|store)(?: |$)/,
  /^call (?:tzutil \/g|dism \/image:.*|chkdsk .*)$/i,
  /^dir(?: |$)/,
  /^cd \\/,
  /^!BL_V_[a-z0-9_]+!:$/,
  /^del [A-Za-z0-9_-]{6,60}[A-Za-z0-9_.*?-]{0,60}$/,
]

/** Every problem of a script; an empty list lets it go on a stick. */
export function lintScript(text: string): ScriptProblem[] {
  const lines = text.split('\r\n')
  const problems: ScriptProblem[] = []
  if (lines.pop() !== '') problems.push({ code: 'line-end', line: lines.length + 1 })
  const labels = new Map<string, number>()
  for (const line of lines) {
    const label = /^:([A-Za-z0-9_-]+)$/.exec(line)?.[1]?.toLowerCase()
    if (label !== undefined) labels.set(label, (labels.get(label) ?? 0) + 1)
  }
  lines.forEach((line, at) => {
    for (const code of lintLine(line, lines.slice(Math.max(0, at - 40), at), labels))
      problems.push({ code, line: at + 1 })
  })
  return problems
}

function lintLine(
  line: string,
  before: readonly string[],
  labels: ReadonlyMap<string, number>,
): readonly ScriptProblem['code'][] {
  if (!/^[\x20-\x7e]*$/.test(line)) return [/[\r\n]/.test(line) ? 'line-end' : 'ascii']
  if (line === '' || line === withoutQuotes) return []
  const codes: ScriptProblem['code'][] = []
  if (line.length > longest) codes.push('too-long')
  if (line.startsWith(':')) return isLabelOnce(line, labels) ? codes : [...codes, 'label']
  const shows = line.startsWith('echo.')
  const known = new RegExp(shows ? `${percents}|%%` : percents, 'g')
  if (line.replace(known, '').includes('%')) codes.push('percent')
  if (line.replace(delayed, '').includes('!')) codes.push('exclamation')
  codes.push(...(shows ? lintShown(line) : lintActive(line, labels)))
  if (/^del /.test(line) && !isGuarded(before)) codes.push('delete-unguarded')
  return codes
}

/** Words for the eye: nothing in them may do anything. */
function lintShown(line: string): readonly ScriptProblem['code'][] {
  const bare = line.replace(/\^[&|<>]/g, '')
  if (/[&|<>^]/.test(bare)) return ['operator']
  if (bare.includes('"')) return ['quote']
  return line.includes('/?') ? ['program'] : []
}

function lintActive(line: string, labels: ReadonlyMap<string, number>): readonly ScriptProblem['code'][] {
  const codes: ScriptProblem['code'][] = []
  const bare = line.replace(redirects, ' ').replace(/"[^"]*"/g, '""')
  if (/[&|<>^]/.test(bare)) codes.push('operator')
  if ((line.match(/"/g) ?? []).length % 2 === 1) codes.push('quote')
  const acts = listActs(line)
  if (!acts.every((act) => allowed.some((one) => one.test(act)))) codes.push('program')
  for (const act of acts) {
    const target = /^(?:goto|call :)\s*:?([A-Za-z0-9_-]+)/.exec(act)?.[1]?.toLowerCase()
    if (target !== undefined && target !== 'eof' && labels.get(target) !== 1) codes.push('label')
    if (/^call [a-z]/i.test(act) && !/^call (?:reg|manage-bde|bcdedit|tzutil|dism|chkdsk) /.test(act))
      codes.push('program')
  }
  return codes
}

/** What a line does once its conditions hold: the command behind `if` and `do`, and those inside `in ('...')`. */
function listActs(line: string): readonly string[] {
  const acts: string[] = []
  let rest = line === '@echo off' ? 'echo off' : line
  for (;;) {
    const loop = /^for (?:\/f "[^"]*" )?%%[A-Za-z] in \((?:'([^']*)'|[^']*?)\) do /.exec(rest)
    const condition =
      /^if (?:\/i )?(?:not )?(?:exist "[^"]*"|defined [A-Za-z0-9_]+|errorlevel 1|"[^"]*"=="[^"]*"|[!%]BL_[A-Za-z0-9_]+[!%] (?:EQU|LSS|LEQ|GTR|GEQ) (?:\d+|!BL_[A-Z]+!)) /.exec(
        rest,
      )
    const found = loop ?? condition
    if (found === null) break
    if (loop?.[1] !== undefined) acts.push(loop[1])
    rest = rest.slice(found[0].length)
  }
  return [...acts, rest.replace(/^>>"!BL_FILE!" /, '')]
}

function isLabelOnce(line: string, labels: ReadonlyMap<string, number>): boolean {
  const label = /^:([A-Za-z0-9_-]+)$/.exec(line)?.[1]?.toLowerCase()
  return label !== undefined && labels.get(label) === 1
}

/** The line before a `del`, but for what is shown, makes sure of the folder; the question was asked before it. */
function isGuarded(before: readonly string[]): boolean {
  const acting = before.filter((line) => !line.startsWith('echo.'))
  const asked = acting.lastIndexOf('call :bl_yes')
  return guard.test(acting.at(-1) ?? '') && asked >= 0 && /^if errorlevel 1 goto n_/.test(acting[asked + 1] ?? '')
}
