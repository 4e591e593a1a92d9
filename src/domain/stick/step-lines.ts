/**
 * One step of a runbook as lines of a script: shown, looked at, carried out, looked at again, written down.
 */
import { listInputs } from '../runbook/inputs.ts'
import type { Runbook, Step, Stick } from '../runbook/schema.ts'
import { findOwn } from '../runbook/text.ts'
import { fillPath, NotPossible, nameInScript, type ScriptCommand, showText, toCommand } from './cmd-words.ts'
import { put } from './frame.ts'
import { readNewest, writeReads } from './read-lines.ts'
import { follow, isScripted, labelOf, targetsOf, toMinutes, unless } from './ways.ts'

type Worked = Exclude<Step, { kind: 'outcome' }>

export interface StepLines {
  readonly lines: readonly string[]
  /** Where its answers lead. */
  readonly targets: readonly string[]
}

/** @throws {NotPossible} */
export function writeStep(runbook: Runbook, step: Worked): StepLines {
  const { stick } = step
  if (stick === undefined) throw new NotPossible(step.id, 'no "stick:"')
  const answers = listAnswers(step)
  const used = stick.answers === 'ask' ? [...answers.keys()] : stick.answers.map(({ answer }) => answer)
  const ends = [...new Set(used)].map((id) => {
    const answer = answers.get(id)
    if (answer === undefined) throw new NotPossible(step.id, id)
    return { id, ...answer }
  })
  if (stick.run === true && stick['by-hand'] === true) throw new NotPossible(step.id, 'by-hand')
  if ((stick.run === true || stick['by-hand'] === true) && step.kind === 'do') requireLook(runbook, step)
  return {
    lines: [
      ...openStep(runbook, step),
      ...(stick['by-hand'] === true ? writeByHand(runbook, step) : []),
      ...(stick.run === true ? writeRun(runbook, step) : []),
      ...writeReads(runbook, step, stick.reads ?? {}),
      ...writeRules(runbook, step, ends),
      ...ends.flatMap((end) => writeAnswer(runbook, step, end)),
      `:n_${step.id}`,
      ...put('note=stopped by the person'),
      'echo.Stopped. Nothing more was done.',
      'goto bl_stop_here',
    ],
    targets: [...ends.flatMap(({ next }) => targetsOf(runbook, next)), ...(step.limit ? [step.limit.goto] : [])],
  }
}

type Arrow = Extract<Step, { kind: 'do' }>['next']
interface Answer {
  readonly label: string
  readonly next: Arrow
  readonly sets: Readonly<Record<string, string>>
}

function listAnswers(step: Worked): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>()
  if (step.kind !== 'decide') {
    answers.set('done', { label: step.expect?.en ?? 'Done', next: step.next, sets: step.sets ?? {} })
  }
  for (const { id, label, goto, sets } of (step.kind === 'decide' ? step.options : step.deviations) ?? []) {
    answers.set(id, { label: label.en, next: goto, sets: sets ?? {} })
  }
  return answers
}

/** After an act the script itself must look: a step that it can answer comes next. */
function requireLook(runbook: Runbook, step: Extract<Step, { kind: 'do' }>): void {
  for (const id of targetsOf(runbook, step.next)) {
    if (!isScripted(runbook.steps.find((one) => one.id === id))) throw new NotPossible(step.id, id)
  }
}

function openStep(runbook: Runbook, step: Worked): string[] {
  const shown = `BL_N_${step.id.replaceAll('-', '_')}`
  return [
    `:a_${step.id}`,
    ...(step.limit === undefined
      ? []
      : [
          `if not defined ${shown} set "${shown}=0"`,
          `if !${shown}! GEQ ${step.limit.times} goto ${labelOf(runbook, step.limit.goto)}`,
          `set /a ${shown}+=1`,
        ]),
    `set "BL_STEP=${step.id}"`,
    'echo.',
    ...showText(runbook, step.title.en, ''),
    'call :bl_step',
  ]
}

function writeRun(runbook: Runbook, step: Worked): string[] {
  const commands = (step.commands ?? []).filter(({ shell }) => shell === 'winre')
  const other = step.commands?.find(({ shell }) => shell !== 'winre' && shell !== 'cmd')
  if (other !== undefined) throw new NotPossible(step.id, other.text)
  if (commands.length === 0) throw new NotPossible(step.id, 'winre')
  const killer = 'killer' in step && step.killer === true
  return commands.flatMap(({ text, prompt, when }, at) => {
    const command = toCommand(runbook, step.id, text)
    const guard = command.moves ? [] : guardFolder(runbook, step.id, prompt, command)
    if (command.deletes !== null && !killer) throw new NotPossible(step.id, text)
    const skip = `s_${step.id}_${at}`
    return [
      ...unless(step.id, when, skip),
      ...(killer ? writeQuestion(runbook, step, command, guard) : []),
      ...showText(runbook, `${prompt ?? ''}${text}`, '  '),
      ...guard,
      command.line,
      `:${skip}`,
    ]
  })
}

/** The lines of the step for the eye, then a prompt in which the person types them. A killer step asks first. */
function writeByHand(runbook: Runbook, step: Worked): string[] {
  const lines = (step.commands ?? []).filter(({ shell }) => shell === 'winre' || shell === 'diskpart')
  if (lines.length === 0) throw new NotPossible(step.id, 'winre')
  const none = { line: '', deletes: null, moves: true }
  return [
    ...showText(runbook, step.text.en, ''),
    ...('killer' in step && step.killer === true ? writeQuestion(runbook, step, none, []) : []),
    ...lines.flatMap(({ text, prompt, when }, at) => [
      ...unless(step.id, when, `s_${step.id}_${at}`),
      ...showText(runbook, `${prompt ?? ''}${text}`, '  '),
      `:s_${step.id}_${at}`,
    ]),
    'call :bl_by_hand',
  ]
}

/**
 * The line that leaves the step unless the prompt stands where the runbook says. Without a variable in its
 * prompt a line may run anywhere, but never a `del`.
 */
function guardFolder(runbook: Runbook, step: string, prompt: string | undefined, command: ScriptCommand): string[] {
  const match = /^(\{\{[a-z0-9-]+\}\}:\\[A-Za-z0-9 ._\\-]*)>$/.exec(prompt ?? '')
  if (match?.[1] !== undefined) return [`if /i not "!CD!"=="${fillPath(runbook, step, match[1])}" goto bl_lost`]
  if (command.deletes !== null) throw new NotPossible(step, prompt ?? command.line)
  return []
}

/** What will be destroyed, the facts, the files with their times; then one question. */
function writeQuestion(
  runbook: Runbook,
  step: Worked,
  command: ScriptCommand,
  guard: readonly string[],
): readonly string[] {
  const facts = 'confirm' in step ? (step.confirm ?? []) : []
  return [
    ...showText(runbook, step.hazard?.destroys.en ?? '', ''),
    ...facts.flatMap(({ label, value }) => showText(runbook, `${label.en}: ${value}`, '  ')),
    ...guard,
    ...(command.deletes === null ? [] : listFiles(command.deletes)),
    'call :bl_yes',
    `if errorlevel 1 goto n_${step.id}`,
  ]
}

/** Shows and writes down each file of a pattern; the record keeps the first twenty. */
function listFiles(pattern: string): string[] {
  return [
    'set "BL_FILES=0"',
    `for %%F in (${pattern}) do (`,
    'set /a BL_FILES+=1',
    'setlocal DisableDelayedExpansion',
    'set "BL_F=%%F"',
    'set "BL_T=%%~tF"',
    'setlocal EnableDelayedExpansion',
    'echo.  !BL_T!',
    'echo.  !BL_F!',
    'if !BL_FILES! LEQ 20 >>"!BL_FILE!" echo file-time=!BL_T!',
    'if !BL_FILES! LEQ 20 >>"!BL_FILE!" echo file=!BL_F!',
    'endlocal',
    'endlocal',
    'if !BL_FILES! LEQ 20 set /a BL_COUNT+=2',
    ')',
  ]
}

function writeRules(runbook: Runbook, step: Worked, ends: readonly { id: string; label: string }[]): string[] {
  const rules = step.stick?.answers ?? []
  if (rules === 'ask') return askPerson(runbook, step, ends)
  const relative = rules.some(({ if: test }) => test !== undefined && isRelative(test))
  const lines = rules.flatMap(({ if: test, answer }) => {
    const goto = `goto r_${step.id}_${answer}`
    return test === undefined ? [goto] : writeTest(runbook, step, test, goto)
  })
  const last = rules.at(-1)?.if === undefined ? [] : ['goto bl_unread']
  return [...(relative ? guardStep(runbook, step) : []), ...lines, ...last]
}

type Test = NonNullable<Exclude<Stick['answers'], 'ask'>[number]['if']>

function isRelative(test: Test): boolean {
  const path = 'exists' in test ? test.exists : 'missing' in test ? test.missing : 'newest' in test ? test.newest : 'X:'
  return !/^(\{\{[a-z0-9-]+\}\}|[A-Z]):/.test(path)
}

/** A path without a drive means the folder that the prompts of the step name. */
function guardStep(runbook: Runbook, step: Worked): string[] {
  const prompt = step.commands?.find(({ shell }) => shell === 'winre')?.prompt
  const guard = guardFolder(runbook, step.id, prompt, { line: '', deletes: null, moves: false })
  if (guard.length === 0) throw new NotPossible(step.id, prompt ?? 'prompt')
  return guard
}

function writeTest(runbook: Runbook, step: Worked, test: Test, goto: string): string[] {
  if ('exists' in test) return [`if exist "${fillPath(runbook, step.id, test.exists)}" ${goto}`]
  if ('missing' in test) return [`if not exist "${fillPath(runbook, step.id, test.missing)}" ${goto}`]
  if ('known' in test) {
    if (findOwn(runbook.variables, test.known) === undefined) throw new NotPossible(step.id, test.known)
    return [`if defined ${nameInScript(test.known)} ${goto}`]
  }
  if ('locked' in test) return [`if defined BL_LOCKED ${goto}`]
  return [
    ...readNewest(runbook, step.id, test.newest),
    'set "BL_M="',
    'if defined BL_BEST if defined BL_BIAS set /a BL_M=BL_BEST+BL_BIAS',
    `if defined BL_M if !BL_M! GEQ ${toMinutes(test['at-or-after'])} ${goto}`,
  ]
}

function askPerson(runbook: Runbook, step: Worked, all: readonly { id: string; label: string }[]): string[] {
  const needed = listInputs(step).filter(({ required }) => required !== false)
  // What was read answers the step; what was not can only be one of the others.
  const ends = needed.length === 0 ? all : all.filter(({ id }) => id !== 'done')
  const known = needed.map(({ variable }) => `if defined ${nameInScript(variable)} `).join('')
  return [
    ...(needed.length === 0 ? [] : [`${known}goto r_${step.id}_done`]),
    ...(step.stick?.['by-hand'] === true ? [] : showText(runbook, step.text.en, '')),
    ...ends.flatMap(({ label }, at) => showText(runbook, `${at + 1}: ${label}`, '  ')),
    'set "BL_TRY=0"',
    `:q_${step.id}`,
    'set "BL_A="',
    'set /p "BL_A=Number: "',
    ...ends.map(({ id }, at) => `if "!BL_A!"=="${at + 1}" goto r_${step.id}_${id}`),
    'set /a BL_TRY+=1',
    `if !BL_TRY! LSS 5 goto q_${step.id}`,
    `goto n_${step.id}`,
  ]
}

function writeAnswer(runbook: Runbook, step: Worked, { id, next, sets }: Answer & { id: string }): string[] {
  const needed = id === 'done' ? listInputs(step).filter(({ required }) => required !== false) : []
  return [
    `:r_${step.id}_${id}`,
    ...needed.map(({ variable }) => `if not defined ${nameInScript(variable)} goto bl_unread`),
    ...put(`answer=${id}`),
    ...Object.entries(sets).map(([name, value]) => `set "${nameInScript(name)}=${fillValue(runbook, step, value)}"`),
    ...follow(runbook, step.id, next, `f_${step.id}_${id}`),
  ]
}

function fillValue(runbook: Runbook, step: Worked, value: string): string {
  if (!/^[A-Za-z0-9 ._:{}+-]+$/.test(value)) throw new NotPossible(step.id, value)
  return fillPath(runbook, step.id, value.replaceAll('+', ' '))
}
